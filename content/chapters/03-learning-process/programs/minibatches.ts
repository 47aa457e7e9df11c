/**
 * @title Minibatches on the landscape
 * @seeds 10
 * @expect table "After three passes" cell "all, 0.02" "steps" < 4
 * @expect table "After three passes" cell "all, 0.02" "RMSE from (g/kg)" > 4.5
 * @expect table "After three passes" cell "4, 0.02" "scatter of w" > 0.18
 * @expect table "After three passes" cell "4, 0.02" "scatter of w" < 0.22
 * @expect table "After three passes" cell "4, 0.005" "scatter of w" > 0.09
 * @expect table "After three passes" cell "4, 0.005" "scatter of w" < 0.11
 * @expect table "After three passes" cell "64, 0.02" "scatter of w" > 0.04
 * @expect table "After three passes" cell "64, 0.02" "scatter of w" < 0.055
 * @expect table "After three passes" cell "4, 0.02" "to (g/kg)" < 2.2
 * @expect table "After three passes" cell "64, 0.02" "to (g/kg)" < 1.95
 * @expect table "After three passes" cell "mean humidity" "RMSE from (g/kg)" > 5
 * @expect table "After three passes" cell "4, 0.005" "scatter of w"
 *   < table "After three passes" cell "4, 0.02" "scatter of w" * 0.55 in 9 of 10 seeds
 * @expect table "After three passes" cell "4, 0.005" "scatter of w"
 *   > table "After three passes" cell "4, 0.02" "scatter of w" * 0.45 in 9 of 10 seeds
 * @expect table "After three passes" cell "64, 0.02" "scatter of w"
 *   < table "After three passes" cell "4, 0.02" "scatter of w" * 0.28 in 9 of 10 seeds
 * @expect table "After three passes" cell "64, 0.02" "scatter of w"
 *   > table "After three passes" cell "4, 0.02" "scatter of w" * 0.22 in 9 of 10 seeds
 * @expect table "After three passes" cell "64, 0.02" "to (g/kg)"
 *   < table "After three passes" cell "all, 0.02" "RMSE from (g/kg)" * 0.5 in every seed
 * @expect table "After three passes" cell "4, 0.02" "to (g/kg)"
 *   < table "After three passes" cell "all, 0.02" "RMSE from (g/kg)" * 0.6 in 9 of 10 seeds
 * @expect table "After three passes" cell "64, 0.02" "to (g/kg)"
 *   < table "After three passes" cell "4, 0.02" "to (g/kg)" in 9 of 10 seeds
 * @small "[1, 2, 3, 4, 5]" = "[1, 2]"
 * @expect-small table "After three passes" cell "4, 0.02" "to (g/kg)" < 2.5
 * @expect-small table "After three passes" cell "64, 0.02" "to (g/kg)" < 2.2
 */
import { dataset, plot, random, rmse, steps, table } from 'lab';

const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'specificHumidity']).split();
const tens = (celsius: Float32Array) => celsius.map((degrees) => degrees / 10); // as in the figure
const [x, q] = [tens(train.columns.airTemperature), train.columns.specificHumidity];
const [xTest, qTest] = [tens(test.columns.airTemperature), test.columns.specificHumidity];
const guess = (w: number, b: number) => xTest.map((input) => w * input + b);

/** The slope of the squared error, averaged over some cells. */
function gradient(w: number, b: number, cells: number[]): [number, number] {
  let [sumW, sumB] = [0, 0];
  for (const i of cells) {
    const error = w * (x[i] ?? 0) + b - (q[i] ?? 0);
    sumW += 2 * error * (x[i] ?? 0);
    sumB += 2 * error;
  }
  return [sumW / cells.length, sumB / cells.length];
}

// Batch size and learning rate. All look at the same number
// of examples, three passes, so large batches take fewer
// steps.
const settings = [
  { name: '4, 0.02', batch: 4, rate: 0.02 },
  { name: '4, 0.005', batch: 4, rate: 0.005 },
  { name: '64, 0.02', batch: 64, rate: 0.02 },
  { name: 'all, 0.02', batch: x.length, rate: 0.02 },
];
const seed = 1; // @knob any seed
const path = plot({ title: 'Paths on the landscape', x: 'w (g/kg per 10 °C)', y: 'b (g/kg)' });
const average = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b) / values.length;
const rows: (string | number | null)[][] = [];
for (const { name, batch, rate } of settings) {
  const [means, scatters, errors] = [[], [], []] as [number[], number[], number[]];
  const taken = Math.floor((3 * x.length) / batch);
  for (const start of [1, 2, 3, 4, 5]) {
    const rng = random(5 * (seed - 1) + start);
    let [w, b] = [0, 10]; // far off: temperature has no influence
    const [ws, bs] = [[w], [b]];
    for await (const _ of steps(taken)) {
      // A minibatch: some cells, drawn anew for every step.
      const draw = (_: unknown, i: number) => (batch === x.length ? i : rng.integer(x.length));
      const [slopeW, slopeB] = gradient(w, b, Array.from({ length: batch }, draw));
      w -= rate * slopeW;
      b -= rate * slopeB;
      ws.push(w);
      bs.push(b);
    }
    if (start === 1) path.set(name, ws.slice(0, 400), bs.slice(0, 400)); // the first 400 steps
    // Where a path ends is chance; how far it wanders is not.
    const late = ws.slice(ws.length / 2);
    const mean = average(late);
    means.push(mean);
    scatters.push(Math.sqrt(average(late.map((value) => (value - mean) ** 2))));
    errors.push(rmse(guess(w, b), qTest));
  }
  rows.push([name, taken, average(means), average(scatters), Math.min(...errors), Math.max(...errors)]);
}

// The valley: its floor lies where b is best for a given w.
const [meanX, meanQ] = [average(x), average(q)];
const floor = [-1, 7];
const best = floor.map((w) => meanQ - w * meanX);
path.set('floor of the valley', floor, best, { role: 'baseline', style: 'dashed' });
const unskilled = rmse(guess(0, meanQ), qTest);
rows.push(['mean humidity', null, null, null, unskilled, unskilled]);
const columns = ['batch, rate', 'steps', 'mean of w', 'scatter of w', 'RMSE from (g/kg)', 'to (g/kg)'];
table({ title: 'After three passes', columns, rows, decimals: 3 });
