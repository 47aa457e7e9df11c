import { expect, it } from 'vitest';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { type ComparedRun, comparedRun, differences } from '../../../src/claims/compared-run.ts';
import { parseQuantity } from '../../../src/claims/parse-quantity.ts';
import { readSmallRuns, smallNumber, smallRun } from '../../../src/claims/small-runs.ts';

/** A run that shows a table and a curve, which ends here. */
function run(end: number, cell: number | string | null): Results {
  const results = emptyResults();
  const spec = { title: 'Loss', x: { label: 'step' }, y: { label: 'MSE' }, series: [{ name: 'train' }] };
  reduce(results, { type: 'plot', id: 'Loss', spec });
  reduce(results, { type: 'points', id: 'Loss', series: 'train', x: [0, 1], y: [9, end], replace: false });
  const columns = [{ name: 'model' }, { name: 'RMSE' }];
  reduce(results, {
    type: 'table',
    id: 'Errors',
    spec: { title: 'Errors', columns },
    rows: [['network', cell]],
  });
  return results;
}
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.1;
const compare = (a: ComparedRun, b: ComparedRun): string[] => differences(a, b, near);

it('keeps every cell, and where each curve ends, to five digits', () => {
  expect(comparedRun(run(0.1234567, 1234567))).toEqual({
    tables: { Errors: [['network', 1234600]] },
    curves: { 'Loss: train': 0.12346 },
  });
});

it('finds what is near the same, and what is no number in both', () => {
  expect(compare(comparedRun(run(1, 2)), comparedRun(run(1.05, 2.05)))).toEqual([]);
  expect(compare(comparedRun(run(Number.NaN, Number.NaN)), comparedRun(run(Number.NaN, null)))).toEqual([]);
});

it.each<[string, Results, string]>([
  ['a cell', run(1, 3), 'table "Errors", row 1, column 2: 3, recorded 2'],
  ['text', run(1, 'two'), 'table "Errors", row 1, column 2: two, recorded 2'],
  ['what is no number', run(1, Number.NaN), 'table "Errors", row 1, column 2: no number, recorded 2'],
  ['a curve', run(2, 2), 'curve "Loss: train": 2, recorded 1'],
])('names %s that is another', (_, results, difference) => {
  expect(compare(comparedRun(results), comparedRun(run(1, 2)))).toEqual([difference]);
});

it('names what is shown in one of them only', () => {
  const [some, none] = [comparedRun(run(1, 2)), comparedRun(emptyResults())];
  expect(compare(none, some)).toContain('curve "Loss: train": nothing, recorded 1');
  expect(compare(some, none)).toContain('curve "Loss: train": 1, recorded nothing');
});

const [end, other] = [parseQuantity('plot "Loss" series "train" last'), parseQuantity('log "step"')];

it('keeps the numbers that are named, and finds them again', () => {
  const short = smallRun(run(0.25, 2), [end, other], 3);
  const small = readSmallRuns(
    JSON.parse(JSON.stringify({ small: { setting: 'epochs = 4', runs: [short] } })),
  );
  expect(small?.runs).toEqual([short]);
  const find = smallNumber(short);
  expect(find(end)).toEqual({ value: 0.25 });
  expect(find(other)).toEqual({ fault: 'the short run with seed 3 did not show log "step"' });
  expect(find(parseQuantity('log "epoch"'))).toEqual({
    fault: 'the recording holds no short run of log "epoch"; run npm run record',
  });
});

it.each([
  {},
  { setting: 'a = 1', runs: [] },
  { setting: 'a = 1', runs: [{}] },
  { setting: 1, runs: [smallRun(run(1, 2), [], undefined)] },
  { setting: 'a = 1', runs: [{ ...smallRun(run(1, 2), [], undefined), curves: { a: 'b' } }] },
])('refuses short runs that are malformed: %j', (small) => {
  expect(() => readSmallRuns({ small })).toThrow('its short runs are malformed');
});
