import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/commands/check/diagnose-types.ts';
import { format } from '../../../src/commands/check/project.ts';
import { exampleOutput, exampleProgram } from '../../../src/reference/example-program.ts';
import { labTexts } from '../../../src/reference/lab-program.ts';
import { readReference } from '../../../src/reference/read-reference.ts';
import { entriesOf } from '../../../src/reference/reference.ts';
import { consoleLines, runExample } from './run-example.ts';

const root = resolve(import.meta.dirname, '../../..');
const texts = labTexts(root);
const entries = entriesOf(readReference(texts));
const offered = new Set([...entries.values()].filter(({ kind }) => kind !== 'type').map(({ name }) => name));
const examples = [...entries.values()].flatMap(({ name, doc }) =>
  doc.examples.map((example) => ({ name, example, program: exampleProgram(example, offered) })),
);

test('every example is free of type errors, under the rules of programs', () => {
  const programs = examples.map(({ name, program }) => [`content/${name}.ts`, program] as const);
  const project = { root, text: new Map([...texts, ...programs]), bytes: new Map() };
  const problems = diagnose(
    project,
    programs.map(([path]) => path),
  );
  expect(problems.map(format)).toEqual([]);
});

test('every example is as narrow as its page: what a comment says that it writes is in sight', () => {
  const lines = examples.flatMap(({ name, example }) =>
    example.split('\n').map((line) => `${name}: ${line}`),
  );
  expect(lines.filter((line) => line.length - line.indexOf(': ') - 2 > 88)).toEqual([]);
});

describe.each(examples)('the example of $name', ({ name, example, program }) => {
  test('runs, and writes what it says', async () => {
    const events = await runExample(program);
    expect(consoleLines(events)).toEqual(exampleOutput(example));
    expect(program).toContain(`${name}(`);
    expect(events).not.toEqual([]);
  });
});
