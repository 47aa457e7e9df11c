import { expect, it } from 'vitest';
import { expectations } from '../../../src/commands/check/expectations.ts';
import { program, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const table = {
  type: 'table',
  id: 'Errors',
  spec: { title: 'Errors', columns: [{ name: 'model' }, { name: 'RMSE' }] },
  rows: [
    ['network', 0.5],
    ['line', 0.6],
  ],
};
const network = 'table "Errors" cell "network" "RMSE"';
const line = 'table "Errors" cell "line" "RMSE"';
const seedRuns = { seeds: [1, 2, 3], values: { [network]: [0.5, 0.4, 0.7], [line]: [0.6, 0.6, 0.6] } };
const files = (expect: string, more: object = {}): Record<string, string> => ({
  [`${folder}/programs/a.ts`]: program('const seed = 4;', expect),
  [`${folder}/recorded/a.json`]: JSON.stringify({ version: 1, events: [table], ...more }),
});

it.each([`${network} < ${line}`, `${network}\n *   < ${line} * 0.9`, `${network} between 0.4 and 0.6`])(
  'accepts what the recording holds: %s',
  async (text) => {
    expect(await verdict(expectations, files(text))).toEqual([]);
  },
);

it.each([
  [`${network} > ${line}`, 'it is 0.5, and the right side 0.6.'],
  ['table "Errors" cell "netwrk" "RMSE" < 1', 'there is no row "netwrk"; did you mean "network"?'],
  ['table "Eror" cell "network" "RMSE" < 1', 'there is no table "Eror"; did you mean "Errors"?'],
])('refuses %s at its line', async (text, found) => {
  expect(await verdict(expectations, files(text))).toEqual([
    `${folder}/programs/a.ts:3  The recorded run does not show "@expect ${text}": ${found} Correct the line, or the program and what the text says of it.`,
  ]);
});

it.each([`${network} < ${line} in 2 of 3 seeds`, `mean over seeds of ${network} between 0.53 and 0.54`])(
  'accepts what the other seeds show: %s',
  async (text) => {
    expect(await verdict(expectations, files(`${text}\n * @seeds 3`, { seedRuns }))).toEqual([]);
  },
);

it.each([
  [`${network} < ${line} in every seed`, 'it holds in 2 of 3 seeds, not with 3.'],
  [`${network} < 0.45 in 2 of 3 seeds`, 'it is 0.5; it holds in 1 of 3 seeds, not with 1, 3.'],
  [`${network} < ${line} in 6 of 10 seeds`, 'the recording holds 3 seeds, not 10.'],
  [`spread over seeds of ${network} < 0.1`, 'it is 0.15275.'],
])('refuses %s', async (text, found) => {
  expect(await verdict(expectations, files(`${text}\n * @seeds 3`, { seedRuns }))).toEqual([
    expect.stringContaining(found),
  ]);
});

it('wants of the author’s run what it wants of the others', async () => {
  const others = { seedRuns: { seeds: [1, 2, 3], values: { [network]: [0.3, 0.3, 0.3] } } };
  expect(await verdict(expectations, files(`${network} < 0.4 in every seed\n * @seeds 3`, others))).toEqual([
    expect.stringContaining('it is 0.5; it holds in 3 of 3 seeds.'),
  ]);
});

it('asks for a recording of the seeds where there is none', async () => {
  expect(await verdict(expectations, files(`${network} < 1 in every seed\n * @seeds 3`))).toEqual([
    expect.stringContaining('the recording holds no other seeds, run npm run record.'),
  ]);
});

it.each([
  ['< 0.6', []],
  [
    '< 0.4',
    [
      `${folder}/programs/a.ts:5  The short run with seed 2 does not show "@expect-small ${network} < 0.4": it is 0.5. Correct the line, or what @small changes.`,
    ],
  ],
])('holds short runs to @expect-small: %s', async (bound, faults) => {
  const text = `${line} < 1\n * @small n = 2\n * @expect-small ${network} ${bound}`;
  const run = (seed: number, value: number): object => ({
    seed,
    tables: {},
    curves: {},
    numbers: { [network]: value },
  });
  const small = { setting: 'n = 2', runs: [run(4, 0.3), run(2, 0.5)] };
  const source = program('const n = 9;', text);
  expect(
    await verdict(expectations, { ...files(text, { small }), [`${folder}/programs/a.ts`]: source }),
  ).toEqual(faults);
});
