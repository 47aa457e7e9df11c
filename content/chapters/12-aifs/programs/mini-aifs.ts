/**
 * @title Mini-AIFS
 * @seeds 5
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "RMSE (10⁶ m² s⁻¹)" cell "ridge" "12 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "RMSE (10⁶ m² s⁻¹)" cell "persistence" "12 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "RMSE (10⁶ m² s⁻¹)" cell "climatology" "12 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "RMSE (10⁶ m² s⁻¹)" cell "ridge" "24 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "RMSE (10⁶ m² s⁻¹)" cell "persistence" "24 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "RMSE (10⁶ m² s⁻¹)" cell "climatology" "24 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "RMSE (10⁶ m² s⁻¹)" cell "ridge" "36 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "RMSE (10⁶ m² s⁻¹)" cell "persistence" "36 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "RMSE (10⁶ m² s⁻¹)" cell "climatology" "36 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "RMSE (10⁶ m² s⁻¹)" cell "ridge" "48 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "RMSE (10⁶ m² s⁻¹)" cell "persistence" "48 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "RMSE (10⁶ m² s⁻¹)" cell "climatology" "48 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "RMSE (10⁶ m² s⁻¹)" cell "ridge" "60 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "RMSE (10⁶ m² s⁻¹)" cell "persistence" "60 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "RMSE (10⁶ m² s⁻¹)" cell "climatology" "60 h" in every seed
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "solved, one step" "12 h" < table "RMSE (10⁶ m² s⁻¹)" cell "solved" "12 h"
 * @expect table "RMSE (10⁶ m² s⁻¹)" cell "solved" "60 h" < table "RMSE (10⁶ m² s⁻¹)" cell "solved, one step" "60 h"
 */
import * as tf from '@tensorflow/tfjs';
import * as lab from 'lab';

const seed = 4; // any
const path: string = 'fluxes'; // @knob fluxes|fields|none what ridge solves before the first step
const windowed = false; // @knob attention over a window of nodes
const [width, batch, once, longer] = [32, 2, 80, 10]; // steps of training: forecasts of 12 hours, of 36
// SIMULATED states, 12 hours apart: two are known, the others to be forecast. 7 · 10⁶ m² s⁻¹ are 1 to the model.
const simulated = await lab.dataset('barotropic');
const { latitude: latitudes, longitude: longitudes } = simulated.axes;
const fields = (part: 'train' | 'test', targets: number, every: number) =>
  lab.fieldWindows(simulated, 'streamfunction', part, { targets, every, unit: 7 });
const [real, long, test] = [fields('train', 1, 1), fields('train', 4, 3), fields('test', 10, 1)];
// What is seen: departure from normal, change in 12 hours, normal; four fluxes of momentum; winds and their change.
const see = (channels: number) => lab.flowChannels({ latitudes, unit: 7, channels });
// Solved by ridge: the change in the next 12 hours. Then once more, with states that it has forecast itself.
const [ridge, channels] = [await lab.ridgeStep(real, see(3)), path === 'fluxes' ? 7 : 3];
const single = await lab.ridgeStep(real, see(channels));
const train = lab.joinWindows([real, ...lab.ownWindows(single, long)]);
const twice = await lab.ridgeStep(train, see(channels));
const solved: lab.ForecastStep = path === 'none' ? (_, now) => tf.clone(now) : twice;
// Learned: encoder, processor and decoder, from the grid to a mesh of 162 nodes, among them, and back.
const grid = lab.gridPlaces(latitudes, longitudes);
const { vertices, edges } = lab.multiMesh([0, 1, 2]);
const network = lab.encodeProcessDecode({
  encoder: lab.sphereEdges(grid, vertices, { within: 11 }),
  processor: windowed ? lab.windowEdges(vertices, 24) : edges,
  decoder: lab.sphereEdges(vertices, grid, { nearest: 3 }),
  ...{ vertices, inputs: 16, outputs: 1, width, heads: 4, layers: 2, rng: lab.random(seed) },
});
const { axes, variables } = await lab.dataset('etopo');
const relief = [variables.land.values, variables.height.values.map((metres) => Math.max(0, metres) / 1000)];
const coarse = tf.tensor(relief.map((values) => Array.from(lab.regrid(values, axes, simulated.axes))));
const still = tf.concat([tf.tensor(grid, [grid.length / 3, 1, 3]), coarse.transpose().expandDims(1)], 2);
const forecast: lab.ForecastStep = (...known) =>
  solved(...known).add(lab.networkOnGrid(network, see(11)(...known), still).mul(0.1));
// Trained on what the solution leaves, from states turned by chance about the axis.
const learned = Object.values(tf.engine().registeredVariables).filter(({ rank }) => rank < 3);
const [rng, optimizer] = [lab.random(seed), lab.adamw()];
const rate = lab.warmupCosine({ peak: 0.003, warmup: 10, total: once + longer });
const curve = lab.plot({ title: 'Learning', x: 'step', y: { label: 'loss', log: true } });
for await (const step of lab.steps(once + longer)) {
  lab.setLearningRate(optimizer, rate(step));
  const [from, leads] = step < once ? [train, 1] : [long, 3];
  const some = Array.from({ length: batch }, () => rng.integer(from.states[0]?.shape[0] ?? 1));
  const windows = lab.takeWindows(from, some, rng.integer(longitudes.length));
  const loss = () => {
    const [made, truth] = [lab.rollOut(forecast, windows, leads), windows.states.slice(2)];
    const errors = made.map((x, k) => lab.latitudeWeightedMse(x, truth[k] as tf.Tensor, latitudes));
    return tf.addN(errors).div<tf.Scalar>(leads);
  };
  curve.add(`${12 * leads} hours`, step, lab.descend(optimizer, loss, { variables: learned }));
  tf.dispose([windows.states, windows.usual]);
}
// The test part, looked at once.
const models = { ridge, 'solved, one step': single, solved, 'mini-AIFS': forecast };
const scores = await lab.rolloutScores(models, test, { latitudes, unit: 7 });
lab.drawRollout(scores, { units: '10⁶ m² s⁻¹', hours: 12 });
const [title, units] = ['SIMULATED streamfunction', '10⁶ m² s⁻¹'];
const film = (name: string) => (scores[name]?.fields ?? []).map((x) => x.slice(0, grid.length / 3));
const [made, truth] = [film('mini-AIFS'), film('truth')];
const place = { latitudes, longitudes, leads: truth.map((_, k) => 12 * k + 12) };
lab.compare({ title, units, ...place, forecast: made, truth, maxDifference: 20 });
const waves = lab.plot({ title: 'Spectra after 5 days', x: 'waves', y: { label: 'variance', log: true } });
for (const name of ['truth', 'ridge', 'mini-AIFS']) {
  const layout = { rows: latitudes.length, columns: longitudes.length, periodic: true };
  const power = lab.powerSpectrum(scores[name]?.fields[9] ?? [], layout);
  for (const [wave, variance] of power.slice(0, 24).entries()) if (wave > 0) waves.add(name, wave, variance);
}
