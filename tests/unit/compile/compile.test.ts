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

test.each<[string, number, number]>([
  ['const a = 1;\nnamespace Units { export const k = 1; }', 2, 1],
  ['export namespace Deep.Inside {\n  export function f() {}\n}', 1, 8],
  ['declare namespace Types { namespace Inner { const z: number } }\nmodule Old { export let a = 2 }', 2, 1],
])('%j is refused for its namespace, which would not be there', (source, line, column) => {
  const compiled = compile(source);
  expect(compiled.ok).toBe(false);
  if (compiled.ok) return;
  expect(compiled.diagnostics[0]).toMatchObject({ line, column });
  expect(compiled.diagnostics[0]?.message).toContain('namespace');
});

test.each([
  'declare namespace Types { const z: number }',
  "declare module 'elsewhere' { const z: number }",
  'const namespace = 1; const module = namespace + 1;',
  '// namespace Said { }\nconst text = `namespace Quoted { }`;',
  'type Spoken = { namespace: number };',
])('%j has no namespace that runs', (source) => {
  expect(compile(source).ok).toBe(true);
});
