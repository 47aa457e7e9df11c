/**
 * @title Your models beside the author’s
 * @expect table "The same days" cell "recurrent, author" "1975–78 (m/s)" < 2.08
 * @expect table "The same days" cell "recurrent, author" "1975–78 (m/s)"
 *   < table "The same days" cell "graph, author" "1975–78 (m/s)"
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, loadModel, log, scaledDotProductAttention, table } from 'lab';

const known = 5; // days: chapter 9's task, departures from normal at twelve stations, and wanted the next day's
const irish = await dataset('irish-wind');
const { deviation, standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
const values = standardise(irish.anomalies('windSpeed'));
const day = (d: number) => Array.from(values.subarray(12 * d, 12 * d + 12));
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = tf.tensor3d(windows.map(({ inputs }) => Array.from(inputs, day)));
  return { x, y: tf.tensor2d(windows.map(({ targets: [d = 0] }) => day(d))) };
};
const parts = [examples('validation'), examples('test')];
const flat = (x: tf.Tensor) => x.reshape([-1, 12 * known]) as tf.Tensor2D;
type Weights = (...shape: number[]) => tf.Tensor; // hands out a network's weights in turn: `w(5, 24)` is the next
type Network = (x: tf.Tensor, w: Weights) => tf.Tensor;
const dense = (x: tf.Tensor, to: number, w: Weights) => x.matMul(w(x.shape.at(-1) ?? 1, to)).add(w(to));
const convolve: Network = (x, w) =>
  tf.add(tf.conv1d(x as tf.Tensor3D, w(3, x.shape[2] ?? 1, 31) as tf.Tensor3D, 1, 'valid'), w(31)).relu();
const lstm: Network = (x, w) => {
  const [k, b] = [w(38, 104) as tf.Tensor2D, w(104) as tf.Tensor1D];
  const zeros = tf.zeros<tf.Rank.R2>([x.shape[0] ?? 1, 26]);
  let state: [tf.Tensor2D, tf.Tensor2D] = [zeros, zeros];
  for (const now of tf.unstack(x, 1) as tf.Tensor2D[]) state = tf.basicLSTMCell(1, k, b, now, ...state);
  return state[1];
};
const given: Network = (x, w) => dense(x, 24, w); // numbers of a station
const attend: Network = (x, w) => scaledDotProductAttention(given(x, w), given(x, w), given(x, w));
const alike = tf.sub(1, tf.eye(12)).div(11); // each hears the mean of the eleven others
const stations = (hear: Network, inside: number, x: tf.Tensor, w: Weights) => {
  const own = given(x.transpose([0, 2, 1]), w).add(w(12, 24)); // its days, and which of the twelve it is
  const heard = own.add(given(hear(layerNorm(own), w), w));
  return dense(heard.add(given(dense(layerNorm(heard), inside, w).relu(), w)), 1, w).squeeze([2]);
};
const kinds: Record<string, Network> = {
  dense: (x, w) => dense(dense(flat(x), 61, w).relu(), 12, w),
  convolutional: (x, w) => dense(convolve(convolve(x, w), w).squeeze([1]), 12, w), // along the days
  recurrent: (x, w) => dense(lstm(x, w), 12, w),
  transformer: (x, w) => stations(attend, 32, x, w),
  graph: (x, w) => stations((y, w) => alike.matMul(given(y, w)), 56, x, w),
};

// A network asks for its weights in turn, and gets those that were kept.
const rows: (string | number)[][] = [];
for (const [name, network] of Object.entries(kinds)) {
  for (const from of ['author', 'reader'] as const) {
    const kept = await loadModel(`what-we-learned/five-kinds/${name}`, { from }).catch(() => undefined);
    const weights = kept?.map(({ values, shape }) => tf.tensor(values, [...shape]));
    if (!weights) log(`No ${name} of the ${from}’s: run “One task, five kinds of network”.`);
    if (!weights) continue;
    const forecast = (x: tf.Tensor, next = 0) => network(x, () => weights[next++] ?? tf.scalar(Number.NaN));
    const errors = parts.map(({ x, y }) =>
      tf.tidy(() => tf.losses.meanSquaredError(y, forecast(x)).sqrt().mul(deviation)),
    );
    rows.push([`${name}, ${from}`, ...(await tf.stack(errors).data())]);
  }
}
table({ title: 'The same days', columns: ['model', '1973–74 (m/s)', '1975–78 (m/s)'], rows, decimals: 3 });
