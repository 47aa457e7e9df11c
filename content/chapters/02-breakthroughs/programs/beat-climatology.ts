/**
 * @title Beat climatology
 * @expect check "a forecast of every point" passes
 * @expect check "3 % better than climatology, validation part" fails
 */
import { dataset, log, rmse } from 'lab';

const winds = await dataset('fnoc-winds');
const anomalies = winds.anomalies('u');
const cells = 73 * 144;
const months = (part: 'train' | 'validation', side: 'inputs' | 'targets') =>
  winds
    .windows(part, { inputs: 1 })
    .flatMap((pair) => [
      ...anomalies.subarray((pair[side][0] ?? 0) * cells, ((pair[side][0] ?? 0) + 1) * cells),
    ]);
const [before, after] = [months('train', 'inputs'), months('train', 'targets')];

// Kept as it is. What does the training part say?
const factor = 1; // @knob 0..1 step 0.05 share that is kept

/** Next month's anomaly of u (m/s) at all 73 × 144 points, from this month's: what the check calls with months that it has not seen. */
export function forecast(today: Float32Array): Float32Array {
  return today.map((value) => factor * value);
}

const latitudes = winds.axes.latitude;
const shape = [before.length / cells, 73, 144];
const error = rmse(forecast(Float32Array.from(before)), after, { shape, latitudes });
const usual = rmse(
  before.map(() => 0),
  after,
  { shape, latitudes },
);
log(`training years: forecast ${error.toFixed(2)} m/s, climatology ${usual.toFixed(2)} m/s`);
