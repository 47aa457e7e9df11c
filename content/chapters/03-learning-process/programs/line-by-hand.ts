/**
 * @title A line, with the gradient written by hand
 * @expect table "Gradient at the start" cell "∂L/∂w" "relative difference" < 1e-4
 * @expect table "Gradient at the start" cell "∂L/∂b" "relative difference" < 1e-4
 * @expect plot "Training" series "from w = 0, b = 0" last < 2.98
 * @expect plot "Training" series "from w = 0, b = 10" last < 2.98
 * @expect table "Loss on the way" cell "10" "from b = 0 (g²/kg²)" < 3
 * @expect table "Loss on the way" cell "10" "from b = 10 (g²/kg²)" > 7
 * @expect table "Loss on the way" cell "30" "from b = 10 (g²/kg²)" > 3.2
 * @expect table "Held-out error" cell "mean humidity" "RMSE (g/kg)" > 5
 * @expect table "Held-out error" cell "line" "RMSE (g/kg)" < 1.95
 * @expect table "Held-out error" cell "line" "RMSE (g/kg)" > 1.85
 */
import { dataset, log, plot, rmse, steps, table } from 'lab';

// Air temperature and specific humidity over the sea. Whole
// blocks of 10° × 10° are held back for the end.
const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'specificHumidity']).split();
const { airTemperature: T, specificHumidity: q } = train.columns;
const [n, x] = [train.count, T.map((celsius) => celsius / 10)]; // tens of degrees: numbers of order 1

// The model, its loss, and the derivative of the loss. No library
// differentiates here: the last function is school calculus.
const line = (w: number, b: number, input: number) => w * input + b;
function loss(w: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (line(w, b, x[i] ?? 0) - (q[i] ?? 0)) ** 2;
  return sum / n;
}
function gradient(w: number, b: number): { w: number; b: number } {
  let [sumW, sumB] = [0, 0];
  for (let i = 0; i < n; i++) {
    const error = line(w, b, x[i] ?? 0) - (q[i] ?? 0); // positive: too moist
    sumW += 2 * error * (x[i] ?? 0); // how far w is to blame
    sumB += 2 * error; // how far b is to blame
  }
  return { w: sumW / n, b: sumB / n };
}

// Trust no derivative that was typed: move each parameter by h to
// both sides and look at how much the loss really changes.
const h = 1e-4;
const typed = gradient(0, 0);
const measuredW = (loss(h, 0) - loss(-h, 0)) / (2 * h);
const measuredB = (loss(0, h) - loss(0, -h)) / (2 * h);
const slopes = [
  ['∂L/∂w', typed.w, measuredW, Math.abs(typed.w / measuredW - 1)],
  ['∂L/∂b', typed.b, measuredB, Math.abs(typed.b / measuredB - 1)],
];
const columns = ['slope', 'typed', 'measured', 'relative difference'];
table({ title: 'Gradient at the start', columns, rows: slopes });

// The training loop. Everything after this chapter is a variation
// on these four lines. The second walk begins far along the valley.
const learningRate = 0.15; // @knob 0.01..0.3 step 0.01 learning rate
const training = plot({ title: 'Training', x: 'step', y: 'squared error (g²/kg²)', log: true });
const way: number[][] = [[], []];
let [w, b] = [0, 0];
for (const start of [10, 0]) {
  [w, b] = [0, start];
  for await (const step of steps(100)) {
    const error = loss(w, b); // forward pass and loss
    const slope = gradient(w, b); // backward pass
    w -= learningRate * slope.w; // update of the parameters
    b -= learningRate * slope.b;
    training.add(`from w = 0, b = ${start}`, step, error);
    way[start / 10]?.push(error);
  }
}
const shown = [0, 5, 10, 30, 50].map((step) => [`${step}`, ...way.map((errors) => errors[step] ?? null)]);
const starts = ['step', 'from b = 0 (g²/kg²)', 'from b = 10 (g²/kg²)'];
table({ title: 'Loss on the way', columns: starts, rows: shown, decimals: 2 });

const truth = test.columns.specificHumidity;
const mean = q.reduce((sum, value) => sum + value, 0) / n;
const guess = test.columns.airTemperature.map((celsius) => line(w, b, celsius / 10));
const rows = [
  ['mean humidity', rmse(new Float32Array(test.count).fill(mean), truth)],
  ['line', rmse(guess, truth)],
];
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows, decimals: 3 });
log(`learned: ${w.toFixed(2)} g/kg for every ten degrees, and ${b.toFixed(2)} g/kg at 0 °C`);
