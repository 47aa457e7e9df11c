import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

/* The recordings are those of the course; what is printed is what they hold. */

const table = 'program="saturation-humidity" table="Held-out error" row="network" column="RMSE (g/kg)"';

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
      '10 %',
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
      'it knows no digit; it knows: table, program, row, column, spread, digits, times',
    ],
    [`<Value ${table} digits={a + b} />`, 'digits={a + b} is no number'],
    ['<Value figure="dropout-mask" value="x" />', 'did you mean "dropout-masks"?'],
    ['<Value figure="dropout-masks" value="spread at 0.4" />', 'did you mean "spread at 0.5" or'],
    [
      `<Change program="saturation-humidity" from='table "Held-out error" cell "network" "RMSE (g/kg)"' to='table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)"' is="less" />`,
      'is not less than',
    ],
  ])('%s stops the build at its line', async (element, reason) => {
    await expect(compile(`First.\n\nIt is ${element}.`)).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining(reason), line: 3 }),
    );
  });
});
