import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython } from '../../src/commands/twins/find-python.ts';
import { PythonSide } from '../bench/pytorch/python-side.ts';
import { alike, apart } from '../bench/pytorch/summary.ts';
import { bundleSide } from '../bench/sides/build.ts';
import { choiceOf } from '../bench/sides/choice.ts';
import { NodeSide, type Side } from '../bench/sides/process.ts';

/* The models that PyTorch is timed with are the reference models: from the same weights they have the same losses. */

const python = findPython(process.env, undefined, ['torch', 'numpy']);
const { models } = choiceOf([]);

describe.skipIf(!python)('where there is a Python with PyTorch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pytorch-models-'));
  const sides: Side[] = [];

  beforeAll(async () => {
    const [wasm, starts] = await Promise.all([
      bundleSide('../pytorch/wasm-side.ts'),
      bundleSide('../pytorch/starts.ts'),
    ]);
    execFileSync(process.execPath, [starts, folder, ...models], { stdio: 'ignore' });
    sides.push(new NodeSide(wasm, []), new PythonSide(python?.path ?? '', folder, 1));
  }, 60_000);

  afterAll(() => {
    for (const side of sides) side.end();
    rmSync(folder, { recursive: true });
  });

  /** Losses of the first five steps. */
  async function losses(side: Side, subject: string): Promise<number[]> {
    for (let count = 0; count < 4; count++) await side.ask({ subject, milliseconds: 0 });
    const answer = await side.ask({ subject, milliseconds: 0 });
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.losses;
  }

  test.each(models)('%s', async (model) => {
    const [ours, theirs] = [await losses(sides[0] as Side, model), await losses(sides[1] as Side, model)];
    expect(ours).toHaveLength(5);
    expect(apart(ours, theirs)).toBeLessThan(alike);
  });
});
