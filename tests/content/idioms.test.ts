import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../src/commands/record/course-programs.ts';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';
import { compare } from '../../src/idioms/compare.ts';
import { recordedTwinSchema } from '../../src/twins/recorded-twin.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox?.close());

test.each(globSync('content/idioms/programs/*.ts', { cwd: root }).sort())(
  '%s computes in the sandbox what its twin computed in PyTorch',
  async (path) => {
    const results = await sandbox.run({
      source: readFileSync(root + path, 'utf8'),
      backend: 'wasm',
      limit: 60_000,
    });
    expect(results.outcome).toMatchObject({ kind: 'finished' });
    const twin = path.replace('/programs/', '/pytorch/').replace(/\.ts$/, '.json');
    const { output } = recordedTwinSchema.parse(JSON.parse(readFileSync(root + twin, 'utf8')));
    const values = compare(results.tables, output);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter(({ agree }) => !agree)).toEqual([]);
  },
);
