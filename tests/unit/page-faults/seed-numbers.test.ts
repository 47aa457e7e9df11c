import { expect, it } from 'vitest';
import { parsePage } from '../../../src/page-faults/parse-page.ts';
import { seedsAreRecorded } from '../../../src/page-faults/seed-numbers.ts';

function found(body: string, chapter: number | undefined = 4): string[] {
  const { tree } = parsePage(`---\ntitle: X\n---\n${body}`);
  const known = { components: [], figures: [] };
  return seedsAreRecorded({ tree, chapter, references: [], known }).map(
    ({ line, message }) => `${line} ${message.split('”')[0]}`,
  );
}

it.each([
  ['It is 0.2.\nWith two other seeds\nit ended at 0.65 and 0.62.', '5 “0.65'],
  ['From three other starts it was 0.87.', '4 “0.87'],
  ['L2 gives between 1.92 and 1.96 with three different seeds.', '4 “1.92'],
  ['With other draws of the batches it ends at 0.9.', '4 “0.9'],
  ['| L2 | 2.03 in another run |\n|---|---|\n| x | y |', '4 “2.03'],
])('finds the typed number in %j', (body, fault) => {
  expect(found(body)).toEqual([fault]);
});

it.each([
  'With ten other seeds it is <Value program="xor" log="error" seeds="range" />.',
  'Run with other seeds. The rate is 0.01.',
  'Ten other seeds of chapter 4 gave what 1,185 parameters can.',
  'All have the same five starts and rates from 0.001 to 0.3.',
  'With $\\eta = 0.02$ and `rate = 0.1`, other starts differ.',
  'Each has a standard deviation of 0.16; no seed is said.',
])('lets %j be', (body) => {
  expect(found(body)).toEqual([]);
});

it('is for chapters', () => {
  const { tree } = parsePage('With two other seeds it was 0.65.');
  const known = { components: [], figures: [] };
  expect(seedsAreRecorded({ tree, chapter: undefined, references: [], known })).toEqual([]);
});
