import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

/* The recordings are those of the course; what is printed is what they hold. */

const table = 'program="saturation-humidity" table="Held-out error" row="network" column="RMSE (g/kg)"';
const error = 'table "Held-out error" cell "network" "RMSE (g/kg)"';

describe('values', () => {
  test.each([
    [`<Value ${table} digits={2} />`, '0.58'],
    [`<Value ${table.replace('program="', 'program="dense-networks/')} />`, '0.584'],
    [`<Value ${table} times={1000} digits={0} />`, '584'],
    ['<Value program="saturation-humidity" log="parameters; #" />', '70,497'],
    ['<Value program="saturation-humidity" log="# parameters" />', '1,185'],
    [
      '<Value program="saturation-humidity" plot="Training" series="validation" at="49" digits={3} />',
      '0.727',
    ],
    ['<Value figure="dropout-masks" value="spread at 0.5" digits={2} />', '2.16'],
    [
      `<Change program="saturation-humidity" from='table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)"' to='table "Held-out error" cell "network" "RMSE (g/kg)"' is="less" />`,
      '10\u00a0%',
    ],
    [`<Value ${table} seeds="least" digits={3} />`, '0.582'],
    [`<Value ${table} seeds="greatest" digits={3} />`, '0.602'],
    [`<Value ${table} seeds="range" digits={2} />`, '0.58 to 0.60'],
    [`<Value ${table} seeds="range" digits={0} />`, '1'],
    [`<Value ${table} seeds="mean" digits={3} />`, '0.589'],
    [`<Value ${table} seeds="deviation" digits={4} />`, '0.0064'],
    [`<Value ${table} spread="short" digits={3} />`, '0.589 ± 0.006'],
    [`<Value ${table} spread digits={3} />`, '0.589 ± 0.006 over 10 seeds'],
    [`<Holds program="saturation-humidity" that='${error} < 0.59' />`, '6 of 10'],
    [
      `<Holds program="saturation-humidity" that='${error} < table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)" * 0.9' />`,
      '3 of 10',
    ],
  ])('%s prints %s', async (element, printed) => {
    expect(await compile(`It is ${element}.`)).toContain(`text: "${printed}"`);
  });

  test.each([
    [
      `<Value ${table.replace('row="network"', 'row="netwrk"')} />`,
      'there is no row "netwrk"; did you mean "network"?',
    ],
    ['<Value program="saturation-humdity" log="x" />', 'did you mean "dense-networks/saturation-humidity"?'],
    ['<Value program="saturation-humidity" />', 'it needs one of table, plot, field, map, log, figure'],
    [
      `<Value ${table} digit={2} />`,
      'it knows no digit; it knows: table, program, row, column, spread, seeds, digits, times',
    ],
    [`<Value ${table} digits={a + b} />`, 'digits={a + b} is no number'],
    ['<Value figure="dropout-mask" value="x" />', 'did you mean "dropout-masks"?'],
    ['<Value figure="dropout-masks" value="spread at 0.4" />', 'did you mean "spread at 0.5" or'],
    [
      `<Change program="saturation-humidity" from='table "Held-out error" cell "network" "RMSE (g/kg)"' to='table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)"' is="less" />`,
      'is not less than',
    ],
    [`<Value ${table} seeds="worst" />`, 'seeds="worst" is none of mean, deviation, least, greatest, range'],
    [`<Value ${table} seeds="mean" spread />`, 'it has spread or seeds="…", not both'],
    [
      '<Value program="saturation-humidity" plot="Training" series="train" seeds="mean" />',
      'the recording holds no seeds of plot "Training" series "train" last; run npm run record',
    ],
    [
      '<Holds program="breakthroughs/two-free-forecasts" that=\'log "x" < 1\' />',
      'the recording holds no other seeds; the program needs @seeds in its header',
    ],
    [
      `<Holds program="saturation-humidity" that='${error} < 1 in every seed' />`,
      'says nothing of seeds itself',
    ],
    [`<Holds program="saturation-humidity" that='${error}' />`, 'in that: after "RMSE (g/kg)" comes'],
    [
      '<Holds program="saturation-humidity" that=\'log "# parameters" > 1\' />',
      'the recording holds no seeds of log "# parameters"',
    ],
  ])('%s stops the build at its line', async (element, reason) => {
    await expect(compile(`First.\n\nIt is ${element}.`)).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining(reason), line: 3 }),
    );
  });
});
