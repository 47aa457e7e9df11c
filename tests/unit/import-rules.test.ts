import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import configuration from '../../.dependency-cruiser.mjs';

/** One import that the rules of `.dependency-cruiser.mjs` allow (no rule named) or forbid. */
const CASES: [from: string, imports: string, rule?: string][] = [
  ['playground/protocol/a.ts', 'zod', 'playground-protocol'],
  ['playground/protocol/b.ts', '../lab/target.ts', 'playground-protocol'],
  ['playground/lab/a.ts', '../protocol/target.ts'],
  ['playground/lab/b.ts', '../runtime/target.ts', 'playground-lab'],
  ['playground/lab/c.ts', '@tensorflow/tfjs', 'playground-lab'],
  ['playground/lab/training/a.ts', '@tensorflow/tfjs'],
  ['playground/lab/training/b.ts', '../random/target.ts'],
  ['playground/lab/training/d.ts', '../data/target.ts', 'playground-lab/training'],
  ['playground/lab/host/a.ts', '../data/target.ts', 'playground-lab/host'],
  ['playground/lab/arguments/a.ts', '../draw/target.ts', 'playground-lab/arguments'],
  ['playground/lab/arguments/b.ts', '../host/target.ts'],
  ['playground/lab/data/a.ts', '../spelling/target.ts'],
  ['playground/lab/data/b.ts', '../draw/target.ts', 'playground-lab/data'],
  ['playground/lab/models/a.ts', '../host/target.ts'],
  ['playground/lab/models/b.ts', '../data/target.ts', 'playground-lab/models'],
  ['playground/lab/draw/a.ts', '../sphere/target.ts'],
  ['playground/lab/draw/b.ts', '../data/target.ts', 'playground-lab/draw'],
  ['playground/lab/draw/c.ts', '../../views/novel/event.ts'],
  ['playground/lab/report/a.ts', '../draw/target.ts', 'playground-lab/report'],
  ['playground/lab/loop/a.ts', '../draw/target.ts', 'playground-lab/loop'],
  ['playground/lab/spelling/a.ts', '../host/target.ts', 'playground-lab/spelling'],
  ['playground/lab/random/a.ts', '../host/target.ts', 'playground-lab/random'],
  ['playground/lab/sphere/a.ts', '../host/target.ts', 'playground-lab/sphere'],
  ['playground/lab/barotropic/a.ts', '../data/target.ts', 'playground-lab/barotropic'],
  ['playground/lab/linear-regression/a.ts', '@tensorflow/tfjs', 'playground-lab/linear-regression'],
  ['playground/lab/verification/a.ts', '../data/target.ts', 'playground-lab/verification'],
  ['playground/lab/training/c.ts', '../../protocol/target.ts', 'playground-lab/training'],
  ['playground/kernels/a.ts', '@tensorflow/tfjs'],
  ['playground/kernels/b.ts', '../protocol/target.ts', 'playground-kernels'],
  ['playground/benchmark/a.ts', '../runner/target.ts'],
  ['playground/benchmark/b.ts', '../session/target.ts', 'playground-benchmark'],
  ['playground/benchmark/models/a.ts', '../../lab/target.ts'],
  ['playground/benchmark/models/b.ts', '../../kernels/target.ts', 'playground-benchmark/models'],
  ['playground/benchmark/jax/a.ts', '@jax-js/jax'],
  ['playground/benchmark/jax/b.ts', '../../runner/target.ts', 'playground-benchmark/jax'],
  ['playground/benchmark/models/c.ts', '@jax-js/jax', 'jax-in-one-folder'],
  ['playground/runtime/a.ts', '../kernels/target.ts'],
  ['playground/runtime/b.ts', '../runner/target.ts', 'playground-runtime'],
  ['playground/archive/a.ts', 'zarrita'],
  ['playground/archive/b.ts', '../runner/target.ts', 'playground-archive'],
  ['playground/session/c.ts', 'zarrita', 'zarrita-in-one-folder'],
  ['playground/runner/c.ts', '../archive/target.ts'],
  ['playground/runner/a.ts', '../protocol/target.ts'],
  ['playground/runner/b.ts', '../editor/target.ts', 'playground-runner'],
  ['playground/compile/a.ts', 'sucrase'],
  ['playground/compile/b.ts', '../protocol/target.ts', 'playground-compile'],
  ['playground/editor/c.ts', '../runner/target.ts', 'playground-editor'],
  ['playground/editor/monaco-editor.ts', 'monaco-editor'],
  ['playground/editor/codemirror-editor.ts', 'codemirror'],
  ['playground/editor/d.ts', 'monaco-editor', 'monaco-in-one-file'],
  ['playground/editor/e.ts', 'codemirror', 'codemirror-in-one-file'],
  ['playground/views/a.ts', '../protocol/target.ts'],
  ['playground/protocol/c.ts', '../views/novel/event.ts'],
  ['playground/protocol/d.ts', '../views/novel/target.ts', 'playground-protocol'],
  ['playground/lab/d.ts', '../views/novel/event.ts'],
  ['playground/runner/d.ts', '../views/novel/event.ts', 'playground-runner'],
  ['playground/views/a/event.ts', '../../protocol/target.ts'],
  ['playground/views/b/event.ts', './target.ts', 'view-events-see-nothing'],
  ['playground/views/drawing/a.ts', './target.ts'],
  ['playground/views/drawing/b.ts', '../novel/target.ts', 'drawing-serves-every-view'],
  ['playground/views/b.ts', '../session/target.ts', 'playground-views'],
  ['playground/store/a.ts', 'idb'],
  ['playground/store/b.ts', '../session/target.ts', 'playground-store'],
  ['playground/runtime/c.ts', '../store/target.ts', 'playground-runtime'],
  ['playground/lab/e.ts', '../store/target.ts', 'playground-lab'],
  ['playground/session/d.ts', '../store/target.ts'],
  ['playground/session/e.ts', 'idb', 'idb-in-one-folder'],
  ['playground/session/a.ts', '../runner/target.ts'],
  ['playground/session/b.ts', '../views/target.ts', 'playground-session'],
  ['playground/explorer/a.ts', '../runner/target.ts'],
  ['playground/explorer/b.ts', '../session/target.ts', 'playground-explorer'],
  ['playground/novel/a.ts', '../protocol/target.ts', 'playground-folder-unknown'],
  ['playground/page/a.ts', '../protocol/target.ts', 'playground-page'],
  ['playground/words/a.ts', '../protocol/target.ts'],
  ['playground/words/b.ts', '../views/target.ts', 'playground-words'],
  ['playground/runtime/c.ts', '../words/target.ts', 'playground-runtime'],
  ['playground/element/a.ts', '../views/target.ts'],
  ['playground/element/b.ts', '../runtime/target.ts', 'playground-element'],
  ['playground/element/c.ts', '../../src/figures/target.ts', 'playground-is-independent'],
  ['src/figures/a.ts', '../../playground/views/target.ts'],
  ['src/figures/c.ts', '../../playground/lab/verification/target.ts'],
  ['src/figures/d.ts', '../../playground/lab/data/target.ts', 'figures-use-views'],
  ['src/figures/b.ts', '../../playground/runner/target.ts', 'figures-use-views'],
  ['src/components/a.ts', 'monaco-editor', 'monaco-in-one-file'],
  ['content/chapters/01-x/programs/a.ts', '@tensorflow/tfjs'],
  ['content/chapters/01-x/programs/b.ts', 'zod', 'programs-import-lab-and-tfjs'],
  [
    'content/chapters/01-x/programs/c.ts',
    '../../../../playground/protocol/target.ts',
    'programs-import-lab-and-tfjs',
  ],
  ['content/chapters/01-x/checks/a.ts', 'program'],
  ['content/chapters/01-x/checks/b.ts', '../programs/a.ts', 'checks-import-program-too'],
  ['src/pages/a.ts', '../../tests/target.ts', 'nothing-imports-tests'],
  ['src/pages/b.ts', './missing.ts', 'resolvable'],
];

const PACKAGES = [
  'zod',
  '@tensorflow/tfjs',
  'sucrase',
  'monaco-editor',
  'codemirror',
  'zarrita',
  'idb',
  '@jax-js/jax',
];

let violations: { from: string; rule: string }[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const name of PACKAGES) {
    await write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    await write(`node_modules/${name}/index.js`, 'export const it = 1;');
  }
  for (const [from, imports] of CASES) {
    await write(from, `import '${imports}';\n`);
    const target = join(dirname(from), imports);
    if (/\/(target|event)\.ts$/.test(imports)) await write(target, 'export const it = 1;\n');
  }
  await write('src/pages/one.ts', "import './two.ts';\n");
  await write('src/pages/two.ts', "import './one.ts';\n");
  const options = { ...configuration.options };
  if ('tsConfig' in options) delete options.tsConfig;
  const { output } = await cruise(['playground', 'src', 'content', 'tests'], {
    ...options,
    ruleSet: { forbidden: configuration.forbidden } as IFlattenedRuleSet,
    validate: true,
    baseDir: folder,
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  violations = output.summary.violations.map((found) => ({ from: found.from, rule: found.rule.name }));
});

afterAll(() => rm(folder, { recursive: true }));

test.each(CASES)('%s → %s', (from, _imports, rule) => {
  const found = violations.filter((violation) => violation.from === from).map((violation) => violation.rule);
  if (rule === undefined) expect(found).toEqual([]);
  else expect(found).toContain(rule);
});

test('a cycle is found', () => {
  expect(violations).toContainEqual({ from: 'src/pages/one.ts', rule: 'no-cycles' });
});
