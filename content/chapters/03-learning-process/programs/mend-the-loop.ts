/**
 * @title A training loop to mend
 * @expect check "gradient with respect to w" fails
 * @expect check "gradient with respect to b" passes
 * @expect check "one step lowers the loss" fails
 */
import { dataset, log, plot } from 'lab';

/**
 * The mean squared error of the line w · x + b over some cells, and its slope.
 *
 * @returns the loss, and what the loss changes by for each unit of w and of b
 */
export function lossAndSlope(
  w: number,
  b: number,
  x: ArrayLike<number>,
  q: ArrayLike<number>,
): { loss: number; slopeW: number; slopeB: number } {
  let [loss, slopeW, slopeB] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const error = w * (x[i] ?? 0) + b - (q[i] ?? 0);
    loss += error ** 2 / x.length;
    slopeW += (2 * error) / x.length; // one factor is missing
    slopeB += (2 * error) / x.length;
  }
  return { loss, slopeW, slopeB };
}

/** One update of a parameter against its slope. */
export function update(parameter: number, slope: number, learningRate: number): number {
  return parameter + learningRate * slope; // and one sign is wrong
}

// Air temperature, in tens of degrees, and humidity of a
// thousand cells of sea.
const { train } = (await dataset('coads')).samples(['airTemperature', 'specificHumidity']).split();
const x = train.columns.airTemperature.slice(0, 1000).map((celsius) => celsius / 10);
const q = train.columns.specificHumidity.slice(0, 1000);
const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
let [w, b] = [0, 0];
for (let step = 0; step < 40; step++) {
  const { loss, slopeW, slopeB } = lossAndSlope(w, b, x, q);
  training.add('loss', step, loss);
  w = update(w, slopeW, 0.1);
  b = update(b, slopeB, 0.1);
}
log(`w = ${w.toPrecision(3)}, b = ${b.toPrecision(3)}; mended, the loss falls in every step`);
