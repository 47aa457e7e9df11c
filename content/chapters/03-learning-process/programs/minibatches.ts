/**
 * @title Minibatches on the landscape
 * @expect table "After three passes" cell "all, 0.02" "steps" < 4
 * @expect table "After three passes" cell "all, 0.02" "RMSE (g/kg)" > 2.5
 * @expect table "After three passes" cell "4, 0.02" "scatter of w" > 0.15
 * @expect table "After three passes" cell "4, 0.005" "scatter of w" < 0.13
 * @expect table "After three passes" cell "64, 0.02" "scatter of w" < 0.07
 * @expect table "After three passes" cell "64, 0.02" "RMSE (g/kg)" < 1.95
 * @expect table "After three passes" cell "mean humidity" "RMSE (g/kg)" > 5
 */
import { dataset, log, plot, random, steps, table } from 'lab';

const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'specificHumidity']).split();
const columns = ({ columns: { airTemperature, specificHumidity } }: typeof train) => ({
  x: airTemperature.map((celsius) => celsius / 10), // as in the figure: tens of degrees
  q: specificHumidity,
});
const [{ x, q }, held] = [columns(train), columns(test)];

/** The slope of the squared error, averaged over some cells. */
function gradient(w: number, b: number, cells: ArrayLike<number>): [number, number] {
  let [sumW, sumB] = [0, 0];
  for (const i of Array.from(cells)) {
    const error = w * (x[i] ?? 0) + b - (q[i] ?? 0);
    sumW += 2 * error * (x[i] ?? 0);
    sumB += 2 * error;
  }
  return [sumW / cells.length, sumB / cells.length];
}

// Batch size and learning rate. All look at the same number of
// examples, three passes, so large batches take fewer steps.
const settings = [
  { name: '4, 0.02', batch: 4, rate: 0.02 },
  { name: '4, 0.005', batch: 4, rate: 0.005 },
  { name: '64, 0.02', batch: 64, rate: 0.02 },
  { name: 'all, 0.02', batch: x.length, rate: 0.02 },
];
const path = plot({
  title: 'Paths on the landscape',
  x: { label: 'w', units: 'g/kg per 10 °C' },
  y: { label: 'b', units: 'g/kg' },
});
const rmse = (guess: (input: number) => number) => {
  const sum = held.q.reduce((s, truth, i) => s + (guess(held.x[i] ?? 0) - truth) ** 2, 0);
  return Number(Math.sqrt(sum / held.q.length).toFixed(3));
};
const average = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const rows: [string, number | null, number | null, number | null, number][] = [];
for (const { name, batch, rate } of settings) {
  const rng = random(3);
  let [w, b] = [0, 10]; // far off: temperature has no influence
  const [ws, bs] = [[w], [b]];
  for await (const _ of steps(Math.floor((3 * x.length) / batch))) {
    // A minibatch: some cells, drawn anew for every step.
    const all = batch === x.length;
    const cells = Array.from({ length: batch }, (_, i) => (all ? i : rng.integer(x.length)));
    const [slopeW, slopeB] = gradient(w, b, cells);
    w -= rate * slopeW;
    b -= rate * slopeB;
    ws.push(w);
    bs.push(b);
  }
  const few = (values: number[]) => values.slice(0, 400); // the first 400 steps
  path.set(name, few(ws), few(bs));
  // Where a path ends is chance; how far it wanders is not.
  const late = ws.slice(ws.length / 2);
  const mean = average(late);
  const scatter = Math.sqrt(average(late.map((value) => (value - mean) ** 2)));
  const numbers = [ws.length - 1, Number(mean.toFixed(2)), Number(scatter.toFixed(3))] as const;
  rows.push([name, ...numbers, rmse((input) => w * input + b)]);
}

// The valley: its floor lies where b is best for a given w.
const [meanX, meanQ] = [average(x), average(q)];
const floor = [-1, 7];
const best = floor.map((w) => meanQ - w * meanX);
path.set('floor of the valley', floor, best, { role: 'baseline', style: 'dashed' });
rows.push(['mean humidity', null, null, null, rmse(() => meanQ)]);
table({
  title: 'After three passes',
  columns: ['batch size, rate', 'steps', 'mean of w', 'scatter of w', 'RMSE (g/kg)'],
  rows,
});
log('mean and scatter of w: second half of each path, g/kg per 10 °C; RMSE: on held-out cells');
