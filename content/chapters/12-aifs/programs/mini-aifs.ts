/**
 * @title Mini-AIFS
 * @seeds 5
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "12 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "12 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "12 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "24 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "24 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "24 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "36 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "36 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "36 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "48 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "48 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "48 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "60 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "60 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "60 h" in every seed
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "12 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "12 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "12 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "24 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "24 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "24 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "24 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "36 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "36 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "36 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "36 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "48 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "48 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "48 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "48 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "ridge" "60 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "60 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "network alone" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "climatology" "60 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "solved, one step" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "solved" "12 h"
 * @expect table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "solved" "60 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "solved, one step" "60 h"
 * @small "[32, 2, 32, 4]" = "[8, 2, 4, 2]", "loaded = true" = "loaded = false", "warmup: 10" = "warmup: 2",
 *   "fields('train', 1, 1)" = "fields('train', 1, 12)", "fields('train', 4, 3)" = "fields('train', 4, 36)",
 *   "fields('test', 10, 5)" = "fields('test', 10, 120)", "multiMesh([0, 1, 2])" = "multiMesh([0, 1])", "layers: 2" = "layers: 1",
 *   "await lab.ridgeStep(real, see(7))" = "await lab.ridgeStep(real, see(3))",
 *   "await lab.ridgeStep(train, see(7))" = "await lab.ridgeStep(train, see(3))"
 * @expect-small table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "mini-AIFS" "12 h" < table "SIMULATED: RMSE (10⁶ m² s⁻¹)" cell "persistence" "12 h" * 0.8
 */
import * as tf from '@tensorflow/tfjs';
import * as lab from 'lab';

const seed = 4; // any
const path: string = 'fluxes'; // @knob fluxes|fields|none what ridge solves before the first step
const loaded = true; // @knob also a network that was trained longer, from persistence alone
const windowed = false; // @knob attention over a window of nodes
const [width, batch, once, longer] = [32, 2, 32, 4]; // steps of training: forecasts of 12 hours, of 36
// SIMULATED states, 12 hours apart: two are known, the others to be forecast. 7 · 10⁶ m² s⁻¹ are 1 to the model.
const simulated = await lab.dataset('barotropic');
const { latitude: latitudes, longitude: longitudes } = simulated.axes;
const scale = { latitudes, unit: 7 };
const fields = (part: 'train' | 'test', targets: number, every: number) =>
  lab.fieldWindows(simulated, 'streamfunction', part, { targets, every, unit: 7 });
const [test, say] = [fields('test', 10, 5), { about: 'SIMULATED', units: '10⁶ m² s⁻¹', hours: 12 }];
lab.drawRollout(await lab.rolloutScores({}, test, scale), say); // what needs no training; models once, at the end
const [real, long] = [fields('train', 1, 1), fields('train', 4, 3)];
// What is seen: departure from normal, change in 12 hours, normal; four fluxes of momentum; winds and their change.
const see = (channels: number) => lab.flowChannels({ ...scale, channels });
// Solved by ridge: the change in the next 12 hours. Then once more, with states that it has forecast itself.
const [ridge, single] = [await lab.ridgeStep(real, see(3)), await lab.ridgeStep(real, see(7))];
const train = lab.joinWindows([real, ...lab.ownWindows(single, long)]);
const solved = await lab.ridgeStep(train, see(7));
// Learned: encoder, processor and decoder, from the grid to a mesh of 162 nodes, among them, and back.
const grid = lab.gridPlaces(latitudes, longitudes);
const { vertices, edges } = lab.multiMesh([0, 1, 2]);
const encoder = lab.sphereEdges(grid, vertices, { within: 11 });
const processor = windowed ? lab.windowEdges(vertices, 24) : edges;
const decoder = lab.sphereEdges(vertices, grid, { nearest: 3 });
const sizes = { inputs: 14, outputs: 1, width, heads: 4, layers: 2, rng: lab.random(seed) };
const network = lab.encodeProcessDecode({ encoder, processor, decoder, vertices, ...sizes });
const still = tf.tensor(grid, [grid.length / 3, 1, 3]);
function from(start: lab.ForecastStep = (_, now) => tf.clone(now)): lab.ForecastStep {
  return (...known) => start(...known).add(lab.networkOnGrid(network, see(11)(...known), still).mul(0.1));
}
const forecast = from(path === 'fluxes' ? solved : path === 'fields' ? ridge : undefined);
const learned = Object.values(tf.engine().registeredVariables).filter(({ rank }) => rank < 3);
const counts = [encoder, processor, decoder].map(({ from: nodes }) => nodes.length);
const parameters = learned.reduce((sum, { size }) => sum + size, 0);
lab.log(`${vertices.length / 3} mesh nodes, ${counts.join(' + ')} edges, ${parameters} parameters`);
const [rng, optimizer] = [lab.random(seed), lab.adamw()]; // for what the solution leaves, turned about the axis
const rate = lab.warmupCosine({ peak: 0.003, warmup: 10, total: once + longer });
const curve = lab.plot({ title: 'SIMULATED: learning', x: 'step', y: { label: 'loss', log: true } });
for await (const step of lab.steps(once + longer)) {
  lab.setLearningRate(optimizer, rate(step));
  const [some, leads] = step < once ? [path === 'fluxes' ? train : real, 1] : [long, 3];
  const drawn = Array.from({ length: batch }, () => rng.integer(some.states[0]?.shape[0] ?? 1));
  const windows = lab.takeWindows(some, drawn, rng.integer(longitudes.length));
  const truth = tf.concat(windows.states.slice(2, 2 + leads));
  const made = () => tf.concat(lab.rollOut(forecast, windows, leads));
  const loss = () => lab.latitudeWeightedMse(made(), truth, latitudes);
  curve.add(`${12 * leads} hours`, step, lab.descend(optimizer, loss, { variables: learned }));
  tf.dispose([windows.states, windows.usual, truth]);
}
const models = { ridge, 'solved, one step': single, solved, 'mini-AIFS': forecast };
const scores = await lab.rolloutScores(models, test, scale);
const kept = loaded ? await lab.loadModel('aifs/mini-aifs/network', { from: 'author' }) : [];
for (const [i, { shape, values }] of kept.entries()) learned[i]?.assign(tf.tensor(values, [...shape]));
if (loaded) Object.assign(scores, await lab.rolloutScores({ 'network alone': from() }, test, scale));
lab.drawRollout(scores, say);
const film = (name: string) => (scores[name]?.fields ?? []).map((x) => x.slice(0, grid.length / 3));
const [title, units, truth] = ['SIMULATED streamfunction', '10⁶ m² s⁻¹', film('truth')];
const place = { latitudes, longitudes, leads: truth.map((_, k) => 12 * k + 12) };
lab.compare({ title, units, ...place, forecast: film('mini-AIFS'), truth, maxDifference: 20 });
const y = { label: 'variance', log: true };
const waves = lab.plot({ title: 'SIMULATED: spectra after 5 days', x: 'waves', y });
for (const name of ['truth', 'ridge', 'mini-AIFS']) {
  const power = lab.powerSpectrum(scores[name]?.fields[9] ?? [], { rows: 32, columns: 64, periodic: true });
  for (const [wave, variance] of power.slice(0, 24).entries()) if (wave > 0) waves.add(name, wave, variance);
}
