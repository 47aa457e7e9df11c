import * as tf from '@tensorflow/tfjs';
import { openDataset } from '../../../playground/lab/data/dataset.ts';
import * as lab from '../../../playground/lab/index.ts';
import { datasetFiles } from './data/dataset-files.ts';

/** A call of a function of `lab` that gives a result. */
let states: ReturnType<typeof openDataset> | undefined;
/** The simulated atmosphere, unpacked once. */
function simulated(): ReturnType<typeof openDataset> {
  if (!states) {
    const { card, bytes } = datasetFiles('barotropic');
    states = openDataset(card, bytes);
  }
  return states;
}

export interface Call {
  /** Of the function that `lab` exports. */
  name: string;
  /** Of what the function gives; empty for the function itself. */
  method: string;
  /** Fresh arguments, of which one at a time is put in another's place. */
  given(): unknown[];
  run(given: unknown[]): unknown;
}

type Given = () => unknown[];

const functions: Record<string, Given> = {
  acc: () => [[1, 2], [1, 3], { climatology: [1, 1], centred: false, ...layout() }],
  adamw: () => [0.1, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1, decays: () => true }],
  almostFairCrps: () => [members(), [1, 2], { alpha: 0.5, ...layout() }],
  almostFairLoss: () => [
    [tf.ones([1, 2, 2]), tf.zeros([1, 2, 2])],
    tf.ones([1, 2, 2]),
    [10, 20],
    { alpha: 0.9 },
  ],
  attentionWeights: () => [tf.ones([2, 3]), tf.ones([2, 3]), { mask: tf.ones([2, 2]), causal: true }],
  balancedAccuracy: () => [
    [0, 1],
    [0, 1],
  ],
  barotropic: () => [
    {
      truncation: 3,
      stepHours: 1,
      dissipation: { order: 4, hours: 12 },
      drag: { days: 3 },
      windFactor: 1,
    },
  ],
  barotropicMatrices: () => [{ truncation: 2 }],
  baselines: () => [
    [1, 2, 3, 4],
    { shape: [4, 1], leads: [1, 2], climatology: [2], phase: 0, latitudes: [10], weights: 'cosine' },
  ],
  bias: () => [[1, 2], [1, 3], layout()],
  check: () => ['name', true, 'message'],
  classScores: () => [
    [0, 1],
    [0, 1],
  ],
  climatology: () => [[1, 2, 3, 4], { shape: [4], period: 2 }],
  clipByGlobalNorm: () => [{ w: tf.ones([2]) }, 1],
  compare: () => [{ ...place(), ...colours(), forecast: [[1, 2]], truth: [[2, 3]], maxDifference: 2 }],
  confusion: () => [
    [0, 1],
    [0, 1],
  ],
  contingency: () => [[1, 2], [1, 3], { threshold: 2, ...layout() }],
  crps: () => [members(), [1, 2], layout()],
  csi: () => [[1, 2], [1, 3], { threshold: 2, ...layout() }],
  dataset: () => ['coads'],
  ema: () => [[tf.variable(tf.ones([2]))], 0.9],
  descend: () => {
    const weight = tf.variable(tf.scalar(2));
    return [tf.train.sgd(0.1), () => weight.square(), { clip: 1 }];
  },
  drawRollout: () => [{ a: { rmse: [1, 2], acc: [1, 0.5], fields: [] } }, { units: 'm', hours: 12 }],
  edgeAttention: () => [
    tf.ones([2, 1, 2]),
    tf.ones([2, 1, 2]),
    tf.ones([2, 1, 2]),
    { edges: pairs(), heads: 1, keys: tf.ones([2, 1, 2]), gates: tf.ones([2, 1, 2]) },
  ],
  edgeSoftmax: () => [tf.ones([2, 1]), Int32Array.of(0, 1), 2],
  encodeProcessDecode: () => [
    {
      encoder: meshEdges(),
      processor: meshEdges(),
      decoder: meshEdges(),
      vertices: lab.icosahedralMesh(0).vertices,
      inputs: 1,
      outputs: 1,
      width: 2,
      heads: 1,
      layers: 1,
      rng: lab.random(1),
      condition: 1,
    },
  ],
  ensembleMean: () => [members()],
  ensembleScores: () => [members(), [1, 2], layout()],
  eofs: () => [fields(), { count: 1, weights: [1, 2] }],
  epochs: () => [2],
  fairCrps: () => [members(), [1, 2], layout()],
  field: () => [
    [[1, 2]],
    { ...colours(), palette: 'viridis', title: 'F', shape: [1, 2], x: extent(), y: extent() },
  ],
  flowChannels: () => [{ latitudes: [-45, 45], unit: 1, channels: 7 }],
  fss: () => [[1, 2], [1, 3], { threshold: 2, window: 1, shape: [1, 2] }],
  fieldNetwork: () => [
    {
      latitudes: [-60, 0, 60],
      longitudes: [0, 90, 180, 270],
      inputs: 1,
      width: 4,
      heads: 2,
      levels: [0],
      within: 60,
      layers: 1,
      noise: 2,
      rng: lab.random(1),
    },
  ],
  gelu: () => [tf.ones([2])],
  graphTransformer: () => [{ edges: meshEdges(), width: 2, heads: 1, rng: lab.random(1), condition: 1 }],
  greatCircle: () => [10, 20, 30, 40],
  gridPlaces: () => [
    [-10, 10],
    [0, 90],
  ],
  heidke: () => [
    [0, 1],
    [0, 1],
  ],
  histogram: () => [
    { a: [1, 2], b: [2, 3] },
    { title: 'H', xLabel: 'x (K)', bins: 3, range: [0, 4], series: { a: { role: 'truth' } }, share: true },
  ],
  icosahedralMesh: () => [1],
  joinWindows: () => [[windowsOf(1)]],
  latitudeWeightedMse: () => [
    tf.ones([1, 2, 2]),
    tf.ones([1, 2, 2]),
    [10, 20],
    { axis: 1, weights: 'cosine' },
  ],
  latitudeWeights: () => [[10, 20], 'area'],
  layerNorm: () => [tf.ones([2, 3]), tf.ones([3]), tf.ones([3]), 1e-5],
  leastSquares: () => [
    [
      [0, 1],
      [1, 3],
      [2, 1],
      [5, 5],
    ],
    [1, 2, 3, 4],
    { intercept: true, conditionLimit: 1e6 },
  ],
  linear: () => [2, 3, { rng: lab.random(1), zero: false }],
  live: () => [lab.steps(2), () => {}],
  loadModel: () => ['five-kinds/dense', { from: 'author' }],
  log: () => ['a', 1],
  mae: () => [[1, 2], [1, 3], layout()],
  map: () => [
    [[1, 2]],
    {
      ...place(),
      ...colours(),
      role: 'truth',
      wind: { u: [[1, 2]], v: [[1, 2]], units: 'm/s', style: 'arrows' },
      stations: [{ name: 'S', latitude: 1, longitude: 2, value: 3 }],
      tracks: [track()],
    },
  ],
  mcnemar: () => [
    [0, 1],
    [1, 1],
    [0, 1],
  ],
  meanAndSpread: () => [[1, 2]],
  meshMap: () => [
    {
      title: 'M',
      projection: 'orthographic',
      centre: [0, 10],
      mesh: { vertices: [0, 0, 1, 1, 0, 0], faces: [], edges: [0, 1] },
    },
  ],
  minibatches: () => [4, 2, lab.random(1)],
  multiMesh: () => [[0]],
  networkOnGrid: () => [(x: tf.Tensor) => x.sum(2, true), tf.ones([1, 1, 2, 2]), tf.ones([4, 1, 1])],
  openZarr: () => ['https://example.org/a.zarr'],
  orthogonal: () => [{ gain: 1, seed: 2 }],
  ownWindows: () => [next, windowsOf(5)],
  padPeriodic: () => [tf.ones([1, 2, 4, 1]), [1, 1], { poles: 'across' }],
  plot: () => [{ title: 'P', x: { label: 'x', units: 's', log: false }, y: 'loss', log: true }],
  powerSpectrum: () => [[1, 2, 4, 3, 1, 2], { rows: 1, columns: 3, periodic: true }],
  progress: () => ['label', 1, 2],
  random: () => [1],
  regrid: () => [
    [1, 2, 3, 4],
    { latitude: [-45, 45], longitude: [0, 180] },
    { latitude: [-45, 45], longitude: [0, 180] },
  ],
  ridge: () => [[[0], [1], [2]], [[1], [2], [3]], { penalty: 0.5, intercept: true, conditionLimit: 1e6 }],
  ridgeStep: () => [windowsOf(3), (_: tf.Tensor3D, now: tf.Tensor3D) => now.expandDims(1), { penalty: 0.1 }],
  rmse: () => [[1, 2], [1, 3], layout()],
  rollOut: () => [next, windowsOf(3), 1],
  rolloutScores: () => [{ next }, windowsOf(3), { latitudes: [-45, 45], unit: 2 }],
  rmsprop: () => [0.1, { decay: 0.9, epsilon: 1e-8, momentum: 0.1 }],
  saveModel: () => ['dense', [tf.ones([2])], { error: 1 }],
  scaledDotProductAttention: () => [tf.ones([2, 3]), tf.ones([2, 3]), tf.ones([2, 4]), { causal: true }],
  setLearningRate: () => [tf.train.sgd(1), 0.1],
  skillPlot: () => [
    {
      title: 'S',
      score: 'RMSE',
      units: 'K',
      leads: [1, 2],
      models: { network: [1, 2] },
      baselines: { persistence: [2, 3] },
    },
  ],
  skillScore: () => [1, 2, 0],
  sphereEdges: () => [lab.gridPlaces([0], [0, 90]), lab.gridPlaces([0], [0]), { nearest: 1 }],
  spreadSkillRatio: () => [members(), [1, 2], layout()],
  stationMap: () => [
    {
      ...colours(),
      title: 'S',
      projection: 'robinson',
      centre: [0, 0],
      region: [-10, -10, 20, 20],
      leads: [6, 12],
      stations: [{ name: 'S', latitude: 1, longitude: 2, value: [3, 4] }],
    },
  ],
  steps: () => [2],
  streamWind: () => [tf.ones([1, 2, 4]), [-45, 45]],
  table: () => [
    {
      title: 'T',
      columns: ['a', 'b'],
      rows: [
        ['x', 1.25],
        [null, true],
      ],
      decimals: 1,
    },
  ],
  takeWindows: () => [windowsOf(3), [0], 1],
  trackError: () => [path(), path()],
  trackMap: () => [
    { ...colours(), title: 'W', centre: [0, 0], region: [-10, -10, 20, 20], tracks: [track()] },
  ],
  warmupCosine: () => [{ peak: 0.1, warmup: 2, total: 10, floor: 0.01 }],
  warn: () => ['a', 1],
  windowEdges: () => [lab.gridPlaces([0], [0, 90]), 1],
  zonalRidge: () => [tf.ones([2, 1, 1, 4]), tf.ones([2, 1, 4]), { penalty: 0.1 }],
};

const opened = async () => {
  const { card, bytes } = datasetFiles('irish-wind');
  return openDataset(card, bytes) as unknown as Record<string, (...given: unknown[]) => unknown>;
};
const rest = () => lab.barotropic({ truncation: 3 });

/** Methods of what functions give, under the names that their errors say. */
const methods: [name: string, method: string, given: Given, run: (given: unknown[]) => unknown][] = [
  [
    'plot',
    'add',
    () => ['train', 0, 1.5, { role: 'truth', style: 'line' }],
    (given) => on(lab.plot(axes), 'add', given),
  ],
  [
    'plot',
    'set',
    () => ['train', [0, 1], [2, 3], { role: 'truth', style: 'dashed' }],
    (given) => on(lab.plot(axes), 'set', given),
  ],
  ['random', 'integer', () => [3], (given) => on(lab.random(1), 'integer', given)],
  ['random', 'shuffle', () => [[1, 2]], (given) => on(lab.random(1), 'shuffle', given)],
  [
    'leastSquares',
    'predict',
    () => [[[1], [2]]],
    (given) => on(lab.leastSquares([[0], [1], [2]], [1, 2, 4]), 'predict', given),
  ],
  ['eofs', 'project', () => [[[1, 2]]], (given) => on(lab.eofs(fields(), { count: 1 }), 'project', given)],
  [
    'eofs',
    'reconstruct',
    () => [[[1]]],
    (given) => on(lab.eofs(fields(), { count: 1 }), 'reconstruct', given),
  ],
  ['barotropic', 'start', () => [winds()], (given) => on(rest(), 'start', given)],
  ['barotropic', 'hold', () => [winds()], (given) => on(rest(), 'hold', given)],
  ['barotropic', 'run', () => [2], (given) => on(rest(), 'run', given)],
  ['barotropic', 'map', () => ['u', 4], (given) => on(rest(), 'map', given)],
  [
    'barotropicMatrices',
    'fromModel',
    () => [new Array(6).fill(1)],
    (given) => on(lab.barotropicMatrices({ truncation: 1 }), 'fromModel', given),
  ],
  [
    'barotropicMatrices',
    'toModel',
    () => [[1, 2, 3]],
    (given) => on(lab.barotropicMatrices({ truncation: 1 }), 'toModel', given),
  ],
  [
    'openZarr',
    'read',
    () => ['t2m', { time: [0, 2], level: 0 }],
    async (given) => on(await lab.openZarr('https://example.org/a.zarr'), 'read', given),
  ],
  [
    'fieldWindows',
    '',
    () => ['streamfunction', 'validation', { targets: 1, every: 50, unit: 2 }],
    (given) => {
      const [name, part, options] = given as [string, 'validation', lab.FieldWindowsOptions];
      return lab.fieldWindows(simulated(), name, part, options);
    },
  ],
  ['dataset', 'samples', () => [['windSpeed']], async (given) => on(await opened(), 'samples', given)],
  [
    'dataset',
    'standardiser',
    () => ['windSpeed'],
    async (given) => on(await opened(), 'standardiser', given),
  ],
  ['dataset', 'climatology', () => ['windSpeed'], async (given) => on(await opened(), 'climatology', given)],
  ['dataset', 'anomalies', () => ['windSpeed'], async (given) => on(await opened(), 'anomalies', given)],
  [
    'dataset',
    'windows',
    () => ['train', { inputs: 2, lead: 1, targets: 1, stride: 500 }],
    async (given) => on(await opened(), 'windows', given),
  ],
];

export const calls: Call[] = [
  ...Object.entries(functions).map(
    ([name, given]): Call => ({
      name,
      method: '',
      given,
      run: (all) =>
        begun((lab as unknown as Record<string, (...given: unknown[]) => unknown>)[name]?.(...all)),
    }),
  ),
  {
    name: 'AdamW',
    method: '',
    given: functions['adamw'] as Given,
    run: (all) => Reflect.construct(lab.AdamW, all),
  },
  {
    name: 'RMSProp',
    method: '',
    given: functions['rmsprop'] as Given,
    run: (all) => Reflect.construct(lab.RMSProp, all),
  },
  ...methods.map(([name, method, given, run]): Call => ({ name, method, given, run })),
];

const axes = { title: 'P', x: 'x', y: 'y' };

function on(owner: object, method: string, given: unknown[]): unknown {
  return (owner as Record<string, (...given: unknown[]) => unknown>)[method]?.(...given);
}

/** A generator is asked for its first value. */
function begun(result: unknown): unknown {
  const generates = typeof result === 'object' && result !== null && 'next' in result;
  return generates ? on(result, 'next', []) : result;
}

function layout(): object {
  return { latitudes: [10], shape: [1, 1, 2], weights: 'cosine' };
}

function members(): number[][] {
  return [
    [1, 2],
    [3, 4],
  ];
}

const next: lab.ForecastStep = (_, now) => tf.clone(now);

function windowsOf(length: number): lab.FieldWindows {
  const fields = () => Array.from({ length }, () => tf.ones<tf.Rank.R3>([1, 2, 4]));
  return { states: fields(), usual: fields() };
}

function pairs(): object {
  return { from: Int32Array.of(0, 1), to: Int32Array.of(1, 0) };
}

function meshEdges(): lab.Edges {
  return lab.multiMesh([0]).edges;
}

function colours(): object {
  return { units: 'K', palette: 'viridis', min: 0, max: 4 };
}

function fields(): number[][] {
  return [
    [0, 1],
    [1, 3],
    [2, 1],
  ];
}

function extent(): object {
  return { label: 'x', units: 'm', first: 0, last: 1 };
}

function place(): object {
  return {
    title: 'M',
    latitudes: [10],
    longitudes: [0, 20],
    projection: 'robinson',
    centre: [0, 0],
    region: [-10, -10, 20, 20],
    cells: true,
    leads: [6],
  };
}

function path(): object {
  return { latitudes: [1, 2], longitudes: [3, 4] };
}

function track(): object {
  return { ...path(), name: 'T', role: 'truth', values: [1, 2] };
}

function winds(): object {
  const latitude = [-90, -45, 0, 45, 90];
  const longitude = [0, 90, 180, 270];
  const still = new Array(20).fill(0);
  return { u: still, v: still, latitude, longitude };
}
