import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programTypes } from '../../../src/commands/check/program-types.ts';
import { project, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
// Of lab only what the fixtures import: resolution from the disk is the same.
const lab = Object.fromEntries(
  ['dataset', 'catalogue'].map((name) => {
    const path = `playground/lab/data/${name}.ts`;
    return [path, readFileSync(join(project({}).root, path), 'utf8')];
  }),
);

it('accepts programs, their solutions and checks', { timeout: 60_000 }, async () => {
  const files = {
    ...lab,
    [`${folder}/programs/a.ts`]:
      "import * as tf from '@tensorflow/tfjs';\nimport { dataset } from 'lab';\nconst coads = await dataset('coads');\nexport const x: tf.Tensor = tf.tensor2d([[coads.variables.sst.missing]]).matMul(tf.eye(1));",
    [`${folder}/checks/a.ts`]:
      "import * as program from 'program';\nimport { check } from 'lab';\ncheck('rank', program.x.rank === 2);",
    [`${folder}/programs/b.ts`]: 'const x = 1;\nconsole.log(x);',
    [`${folder}/programs/c.ts`]: 'const x = 2;\nconsole.log(x);',
  };
  expect(await verdict(programTypes, files)).toEqual([]);
});

it('says where a type is wrong', { timeout: 60_000 }, async () => {
  const files = {
    ...lab,
    [`${folder}/programs/a.ts`]:
      "import { dataset } from 'lab';\nconst coads = await dataset('coad');\nexport const x = coads.variables.dewPoint;",
    [`${folder}/programs/b.ts`]:
      'export const y: string = document.title;\nconst z: number[] = [];\nexport const first: number = z[0];',
    [`${folder}/checks/b.ts`]: "import * as program from 'program';\nconsole.log(program.missing);",
    [`${folder}/programs/c.ts`]: 'const x = ;',
  };
  const found = await verdict(programTypes, files);
  expect(found).toEqual([
    expect.stringMatching(/^content\/.*\/checks\/b\.ts:2:21 {2}Property 'missing' does not exist on type/),
    expect.stringMatching(/\/programs\/a\.ts:2:29 {2}Argument of type '"coad"' is not assignable/),
    expect.stringMatching(/\/programs\/a\.ts:3:34 {2}Property 'dewPoint' does not exist/),
    expect.stringMatching(/\/programs\/b\.ts:1:26 {2}Cannot find name 'document'/),
    expect.stringMatching(
      /\/programs\/b\.ts:3:14 {2}Type 'undefined' is not assignable|Type 'number \| undefined' is not assignable/,
    ),
    expect.stringMatching(/\/programs\/c\.ts:1:11 {2}Expression expected/),
  ]);
});
