import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../../playground/compile/compile.ts';

test.each(globSync('content/**/{programs,solutions,checks}/*.ts'))('%s keeps its lines', (path) => {
  const source = readFileSync(path, 'utf8');
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const lines = compiled.javascript.split('\n');
  expect(lines.length).toBe(source.split('\n').length);
  for (const [index, line] of source.split('\n').entries()) {
    const name = /^(?:const|let|function|for|export const) (\w+)/.exec(line)?.[1];
    if (name) expect(lines[index]).toContain(name);
  }
});

test.each([
  ['const a = ;', 1],
  ['const a = 1;\nconst b = [1, 2;\n', 2],
  ['for (const x of [1]) {\n', 2],
])('%j is refused with line %i', (source, line) => {
  const compiled = compile(source);
  expect(compiled.ok).toBe(false);
  if (!compiled.ok) expect(compiled.diagnostics[0]).toMatchObject({ line });
});

test('imports become require, so that nothing is ever fetched', () => {
  const compiled = compile("import * as tf from '@tensorflow/tfjs';\nconst x = await import('elsewhere');");
  expect(compiled.ok && compiled.javascript).not.toMatch(/\bimport\b/);
});
