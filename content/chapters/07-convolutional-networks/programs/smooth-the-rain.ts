/**
 * @title Smooth the rain
 * @expect table "Florence, one hour ahead" cell "this hour, smoothed" "test (mm)"
 *   < table "Florence, one hour ahead" cell "this hour again" "test (mm)" * 0.9
 * @expect table "Florence, one hour ahead" cell "this hour, smoothed" "FSS 5 mm"
 *   < table "Florence, one hour ahead" cell "this hour again" "FSS 5 mm"
 * @expect table "Florence, one hour ahead" cell "this hour, smoothed" "CSI 1 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 1 mm"
 * @expect table "Florence, one hour ahead" cell "this hour, smoothed" "CSI 5 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 5 mm"
 * @expect table "Florence, one hour ahead" cell "ridge, solved" "test (mm)"
 *   < table "Florence, one hour ahead" cell "this hour, smoothed" "test (mm)"
 * @expect table "Florence, one hour ahead" cell "ridge, solved" "val. (mm)"
 *   > table "Florence, one hour ahead" cell "this hour, smoothed" "val. (mm)"
 * @expect table "Florence, one hour ahead" cell "ridge, solved" "CSI 1 mm"
 *   < table "Florence, one hour ahead" cell "this hour again" "CSI 1 mm"
 * @expect log "without the constant:" > table "Florence, one hour ahead" cell "this hour again" "CSI 1 mm"
 * @expect plot "Waves in the rain of the test hours" series "this hour, smoothed" at 40
 *   < plot "Waves in the rain of the test hours" series "truth" at 40 * 0.02
 * @expect plot "Waves in the rain of the test hours" series "ridge, solved" at 40
 *   < plot "Waves in the rain of the test hours" series "truth" at 40 * 0.25
 * @small "[10, 30, 100, 300]" = "[100]"
 * @expect-small table "Florence, one hour ahead" cell "ridge, solved" "test (mm)" < 6.4
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, fss, log, plot, powerSpectrum, ridge, rmse, table } from 'lab';

// Three hours of rain in, the next one out, as before.
const { split, variables } = await dataset('stage-iv');
const all = tf.tensor3d(variables.rain.values, [23, 118, 87]);
const parts = split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const hours = (targets: ArrayLike<number>) => {
  const before = (back: number): tf.Tensor => all.gather(Array.from(targets, (t) => t - back));
  const x = tf.stack([1, 2, 3].map(before), 3) as tf.Tensor4D;
  return { x, y: before(0), truth: variables.rain.take(targets) };
};
const [train, validation, test] = [hours(parts.train.slice(3)), hours(parts.validation), hours(parts.test)];
// How much of the variance along the rows of [hours, 118, 87] each wave has: 80 columns, faded out at both ends.
const axis = { label: 'wavelength (km)', log: true };
const waves = plot({ title: 'Waves in the rain of the test hours', x: axis, y: 'variance (mm²)', log: true });
async function draw(name: string, f: tf.Tensor) {
  const along = await f.reshape([-1, 87]).slice([0, 4], [-1, 80]).data();
  const values = powerSpectrum(along, { rows: 118, columns: 80 }).slice(1, 40);
  const km = Array.from(values, (_, k) => 320 / (k + 1)); // cells of 4 km
  waves.set(name, km, values);
}
await draw('truth', test.y);
type Forecast = (x: tf.Tensor4D) => tf.Tensor;
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast) {
  const [chosen, f] = [await forecast(validation.x).data(), await forecast(test.x).data()];
  const near = { threshold: 5, window: 5, shape: [parts.test.length, 118, 87] };
  const scores = [csi(f, test.truth, { threshold: 1 }), csi(f, test.truth, near), fss(f, test.truth, near)];
  rows.push([name, rmse(chosen, validation.truth), rmse(f, test.truth), ...scores]);
  const columns = ['forecast', 'val. (mm)', 'test (mm)', 'CSI 1 mm', 'CSI 5 mm', 'FSS 5 mm'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
  await draw(name, forecast(test.x));
}
/** Of some candidates, the one with the smallest error. */
async function best<T>(
  candidates: T[],
  forecast: (x: tf.Tensor4D, by: T) => tf.Tensor,
  { x, truth } = validation,
) {
  const errors: number[] = [];
  for (const by of candidates) errors.push(rmse(await tf.tidy(() => forecast(x, by)).data(), truth));
  return candidates[errors.indexOf(Math.min(...errors))] as T;
}
// The last hour again, and its mean over squares of cells.
const last = (x: tf.Tensor4D): tf.Tensor4D => x.slice([0, 0, 0, 0], [-1, -1, -1, 1]);
await show('this hour again', last);
const mean = (x: tf.Tensor4D, side: number) => last(x).avgPool(side, 1, 'same');
const side = await best([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21], mean);
log('best mean: over squares of', side, 'cells');
await show('this hour, smoothed', (x) => mean(x, side));
// Ridge regression on 5 × 5 cells of three hours, round every third cell each way: its 75 weights are a filter.
const patches = train.x.conv2d(tf.eye(75).reshape([5, 5, 3, 75]) as tf.Tensor4D, 3, 'valid');
const inputs = (await patches.reshape([-1, 75]).array()) as number[][];
const middles = train.y.slice([0, 2, 2], [-1, 114, 83]).expandDims(3) as tf.Tensor4D;
const targets = await tf.conv2d(middles, tf.ones([1, 1, 1, 1]), 3, 'valid').data();
const fits = [10, 30, 100, 300].map((penalty) => ({ penalty, ...ridge(inputs, targets, { penalty }) }));
const filtered = (x: tf.Tensor4D, { weights, intercepts }: { weights: number[]; intercepts: number[] }) =>
  tf.relu(tf.conv2d(x, tf.tensor4d(weights, [5, 5, 3, 1]), 1, 'same').add(intercepts[0] ?? 0));
const fit = await best(fits, filtered);
log('best ridge: λ =', fit.penalty);
log('its constant:', Number(fit.intercepts[0]?.toFixed(3)), 'mm');
await show('ridge, solved', (x) => filtered(x, fit));
const bare = await filtered(test.x, { ...fit, intercepts: [0] }).data();
const csiBare = csi(bare, test.truth, { threshold: 1 });
log('CSI 1 mm of the same weights without the constant:', Number(csiBare.toFixed(3)));
