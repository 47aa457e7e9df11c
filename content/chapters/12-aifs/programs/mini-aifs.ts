/**
 * @title Mini-AIFS
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import * as lab from 'lab';

const seed = 4; // any
const path: string = 'fluxes'; // @knob fluxes|fields|none what ridge solves before the first step
const windowed = false; // @knob attention over a window of nodes
const [width, batch, once, longer] = [32, 2, 80, 10]; // steps of training: forecasts of 12 hours, of 36
// SIMULATED states, 12 hours apart. Two are known, the others to be forecast; 7 · 10⁶ m² s⁻¹ are 1 to the model.
const simulated = await lab.dataset('barotropic');
const { latitude: latitudes, longitude: longitudes } = simulated.axes;
const fields = (part: 'train' | 'test', targets: number, every: number) =>
  lab.fieldWindows(simulated, 'streamfunction', part, { targets, every, unit: 7 });
const [real, long, test] = [fields('train', 1, 1), fields('train', 4, 3), fields('test', 10, 1)];
// What is seen, in 11 channels: departure from normal, change, normal; fluxes of momentum; winds in 15 m s⁻¹.
const see: (...known: Parameters<lab.ForecastStep>) => tf.Tensor4D = (before, now, usual) => {
  const wind = (x: tf.Tensor) => lab.streamWind(x.mul(7 / 15), latitudes).map((y) => y.clipByValue(-3, 3));
  const [u, v, du, dv] = [...wind(now), ...wind(now.sub(before))] as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
  ];
  const fluxes = [u.mul(v), u.square().sub(v.square()), u.mul(dv).add(v.mul(du)), u.mul(du).sub(v.mul(dv))];
  const all = [now.sub(usual), now.sub(before), usual, ...fluxes.map((x) => x.mul(0.7)), u, v, du, dv];
  return tf.stack(all, 1) as tf.Tensor4D;
};
// What ridge solves: the change in 12 hours, from the first channels of what is seen.
async function solve(channels: number, { states, usual }: lab.FieldWindows): Promise<lab.ForecastStep> {
  const [before, now, next] = states as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
  const first: typeof see = (...known) => see(...known).slice([0, 0], [-1, channels]);
  const change = await lab.zonalRidge(first(before, now, usual[1] as tf.Tensor3D), next.sub(now));
  return (...known) => known[1].add(change(first(...known)));
}
const channels = path === 'fluxes' ? 7 : 3;
const ridge = await solve(3, real);
const single = channels === 3 ? ridge : await solve(channels, real);
// Once more, with states that it has forecast itself: they lie where a rollout leads.
const own = [...long.states.slice(1, 2), ...lab.rollOut(single, long, 3)];
const led = [0, 1, 2].map((k) => ({
  states: [own[k], own[k + 1], long.states[k + 3]] as tf.Tensor3D[],
  usual: long.usual.slice(k + 1, k + 3),
}));
const train = lab.joinWindows([real, ...led]);
const solved: lab.ForecastStep = path === 'none' ? (_, now) => tf.clone(now) : await solve(channels, train);
// Encoder, processor and decoder: from the grid to a mesh of 162 nodes, among them, and back.
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
const coarse = relief.map((values) => Array.from(lab.regrid(values, axes, simulated.axes)));
const still = tf.concat([tf.tensor(grid, [2048, 1, 3]), tf.tensor(coarse).transpose().expandDims(1)], 2);
const forecast: lab.ForecastStep = (...known) => {
  const [samples] = known[1].shape;
  const seen = see(...known)
    .reshape([samples, -1, 2048])
    .transpose([2, 0, 1]);
  const said = network(tf.concat([seen, still.tile([1, samples, 1])], 2)).mul(0.1);
  return solved(...known).add(said.transpose([1, 0, 2]).reshape(known[1].shape));
};
// What was solved stays; the network learns what it leaves, from states turned by chance about the axis.
const learned = Object.values(tf.engine().registeredVariables).filter(({ rank }) => rank < 3);
lab.log(
  'numbers that are learned:',
  tf.util.sizeFromShape([learned.reduce((sum, { size }) => sum + size, 0)]),
);
const [rng, optimizer] = [lab.random(seed), lab.adamw()];
const rate = lab.warmupCosine({ peak: 0.003, warmup: 10, total: once + longer });
const curve = lab.plot({ title: 'Learning', x: 'step', y: { label: 'loss', log: true } });
for await (const step of lab.steps(once + longer)) {
  lab.setLearningRate(optimizer, rate(step));
  const [from, leads] = step < once ? [train, 1] : [long, 3];
  const some = Array.from({ length: batch }, () => rng.integer(from.states[0]?.shape[0] ?? 1));
  const windows = lab.takeWindows(from, some, rng.integer(longitudes.length));
  const loss = () => {
    const states = lab.rollOut(forecast, windows, leads);
    const truth = windows.states.slice(2);
    const errors = states.map((x, k) => lab.latitudeWeightedMse(x, truth[k] as tf.Tensor, latitudes));
    return tf.addN(errors).div<tf.Scalar>(leads);
  };
  curve.add(`${12 * leads} hours`, step, lab.descend(optimizer, loss, { variables: learned }));
  tf.dispose([windows.states, windows.usual]);
}
// The test part, looked at once.
const models = { ridge, 'solved, one step': single, solved, 'mini-AIFS': forecast };
const { truth, ...all } = await lab.rolloutScores(models, test, { latitudes, unit: 7 });
const hours = Array.from({ length: 10 }, (_, k) => 12 * k + 12);
for (const score of ['rmse', 'acc'] as const) {
  const rows = Object.entries(all).map(([name, scores]) => [name, ...scores[score]]);
  const title = score === 'rmse' ? 'RMSE (10⁶ m² s⁻¹)' : 'ACC';
  lab.table({ title, columns: ['forecast', ...hours.map((h) => `${h} h`)], rows, decimals: 2 });
}
const { persistence, climatology } = all;
lab.skillPlot({
  ...{ title: 'Error by lead time', score: 'RMSE', units: '10⁶ m² s⁻¹', leads: hours },
  models: { 'mini-AIFS': all['mini-AIFS']?.rmse ?? [], ridge: all['ridge']?.rmse ?? [] },
  baselines: { persistence: persistence?.rmse ?? [], climatology: climatology?.rmse ?? [] },
});
const field = (name: string, lead: number) => (name === 'truth' ? truth : all[name])?.fields[lead] ?? [];
const first = (values: ArrayLike<number>) => Array.from(values).slice(0, 2048);
lab.compare({
  ...{ title: 'SIMULATED streamfunction, 60 hours on', units: '10⁶ m² s⁻¹', latitudes, longitudes },
  ...{ forecast: first(field('mini-AIFS', 4)), truth: first(field('truth', 4)) },
});
const waves = lab.plot({
  title: 'Spectra after 5 days',
  x: 'waves round the globe',
  y: { label: 'variance', log: true },
});
for (const name of ['truth', 'ridge', 'mini-AIFS']) {
  const power = lab.powerSpectrum(field(name, 9), {
    rows: latitudes.length,
    columns: longitudes.length,
    periodic: true,
  });
  waves.set(
    name,
    power.slice(1, 24).map((_, k) => k + 1),
    power.slice(1, 24),
  );
}
