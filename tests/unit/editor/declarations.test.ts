import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDeclarations } from '../../../playground/editor/declarations/build.ts';

const files = new Map<string, string>();
/** Parsed once for all programs: the libraries are a megabyte each. */
const parsed = new Map<string, ts.SourceFile | undefined>();

beforeAll(async () => {
  const { tfjs, lab } = await buildDeclarations();
  for (const [path, text] of Object.entries({ ...tfjs, ...lab })) files.set(`/node_modules/${path}`, text);
}, 60_000);

/** What a strict compiler says that sees nothing but the program and the declarations. */
function check(program: string, options: ts.CompilerOptions = {}): string[] {
  const settings: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
    types: [],
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const read = (path: string) => (path === '/program.ts' ? program : files.get(path));
  const { getSourceFile, readFile, fileExists } = host;
  host.getCurrentDirectory = () => '/';
  host.directoryExists = () => true;
  host.readFile = (path) => read(path) ?? readFile(path);
  host.fileExists = (path) =>
    read(path) !== undefined || (path.includes('/typescript/lib/') && fileExists(path));
  host.getSourceFile = (path, version, ...rest) => {
    const known = parsed.get(path);
    if (known && path !== '/program.ts') return known;
    const text = read(path);
    const source =
      text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
    parsed.set(path, source);
    return source;
  };
  const globals = '/node_modules/@tensorflow/globals.d.ts';
  const compiled = ts.createProgram(['/program.ts', globals], settings, host);
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

describe('the type library of programs', { timeout: 60_000 }, () => {
  test('takes a program with chained operations, layers, data and lab', () => {
    const program = `
      import * as tf from '@tensorflow/tfjs';
      import { check, dataset, epochs, field, log, minibatches, plot, progress, random, steps, table, warn } from 'lab';
      const x = tf.tensor2d([[1, 2]]);
      const y: tf.Tensor = x.matMul(x.transpose()).relu().mean();
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] });
      model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
      const coads = await dataset('coads');
      const values: Float32Array = coads.variables.airTemperature.values;
      const loss = plot({ title: 'Training', x: 'step', y: 'MSE', log: true });
      for await (const step of steps(3)) loss.add('train', step, y as tf.Scalar);
      for await (const epoch of epochs(2)) {
        for (const rows of minibatches(10, 5, random(1))) progress('rows', epoch, rows.length);
      }
      tf.data.array([1]);
      log(values, x);
      warn('careful');
      check('idea', true, 'no');
      table({ title: 'T', columns: ['a'], rows: [['b']] });
      field(values, { shape: [2, 2], title: 'F', units: 'K' });
      console.log(await y.data());`;
    expect(check(program)).toEqual([]);
  });

  test('takes a program that scores forecasts', () => {
    const program = `
      import * as tf from '@tensorflow/tfjs';
      import { acc, almostFairCrps, balancedAccuracy, baselines, climatology, crps, csi, dataset, ensembleMean, fairCrps,
        fss, greatCircle, heidke, latitudeWeights, mae, rmse, skillScore, spreadSkillRatio, trackError } from 'lab';
      const { variables, axes } = await dataset('coads');
      const { values, shape } = variables.airTemperature;
      const latitudes = axes.latitude;
      const usual = climatology(values, { shape, period: 12 });
      const { persistence, forecasts } = baselines(values, { shape, latitudes, leads: [1, 2], climatology: usual });
      const { truth, shape: scored } = forecasts(1);
      const forecast = await tf.tensor(truth).data();
      const error: number = rmse(forecast, truth, { latitudes, shape: scored, weights: 'area' });
      const skill = skillScore(error, persistence.rmse[0] ?? NaN);
      const members = [forecast, truth];
      const found: number[] = [skill, crps(members, truth), fairCrps(members, truth), almostFairCrps(members, truth),
        spreadSkillRatio(members, truth), mae(ensembleMean(members), truth), acc(truth, truth, { climatology: truth }),
        csi(truth, truth, { threshold: 1 }), fss(truth, truth, { threshold: 1, window: 3, shape: scored }),
        balancedAccuracy([0], [1]), heidke([0], [1]), greatCircle(0, 0, 1, 1), latitudeWeights(latitudes)[0] ?? 0];
      const km: Float64Array = trackError({ latitudes, longitudes: [1] }, { latitudes: [1], longitudes: found });
      console.log(km);`;
    expect(check(program)).toEqual([]);
  });

  test('takes a program that solves linear models', () => {
    const program = `
      import * as tf from '@tensorflow/tfjs';
      import { type LinearFit, leastSquares, ridge, rmse } from 'lab';
      const x = tf.ones([9, 2]) as tf.Tensor2D;
      const line: LinearFit = leastSquares(await x.array(), await x.sum(1).data());
      const held = ridge([[1], [2]], [[1, 2], [3, 4]], { penalty: 0.1, intercept: false });
      const error: number = rmse(line.predict(await x.array()), held.predict([[1]]));
      console.log(error, line.weights[0], held.intercepts, line.condition);`;
    expect(check(program)).toEqual([]);
  });

  test('takes a program that trains with what lab adds', () => {
    const program = `
      import * as tf from '@tensorflow/tfjs';
      import { adamw, attentionWeights, clipByGlobalNorm, ema, gelu, latitudeWeightedMse, layerNorm, orthogonal, rmsprop,
        scaledDotProductAttention, setLearningRate, warmupCosine } from 'lab';
      const weight = tf.variable(orthogonal({ seed: 1 }).apply([4, 4]));
      const optimizer: tf.Optimizer = adamw(0.01, { weightDecay: 0.1, decays: (v) => v.rank > 1 });
      const average = ema([weight], 0.99);
      const rate = warmupCosine({ peak: 0.1, warmup: 10, total: 100 });
      const x = tf.ones([2, 3, 4]);
      const loss = () => {
        const y = layerNorm(gelu(scaledDotProductAttention(x, x, x, { causal: true })).matMul(weight));
        return latitudeWeightedMse(y, x, [60, 0, -60]);
      };
      const { value, grads } = tf.variableGrads(loss, [weight]);
      const { clipped, norm } = clipByGlobalNorm(grads, 1);
      optimizer.applyGradients(clipped);
      setLearningRate(rmsprop(), rate(3));
      average.swap();
      tf.layers.dense({ units: 2, kernelInitializer: orthogonal({ seed: 1, gain: 2 }) });
      console.log(value, norm, attentionWeights(x, x).shape);`;
    expect(check(program)).toEqual([]);
  });

  test('takes a program that reads an archive', () => {
    const program = `
      import { field, openZarr } from 'lab';
      const store = await openZarr('https://archive.example/era5.zarr');
      const units = store.arrays['2m_temperature']?.attributes['units'];
      const { values, shape, dims, coordinates } = await store.read('geopotential', { time: [0, 4], level: 7 });
      const last: number | undefined = coordinates['latitude']?.at(-1);
      field(values, { title: dims.join(), units: String(units), shape: [shape[0] ?? 0, shape[1] ?? 0] });
      console.log(last);`;
    expect(check(program)).toEqual([]);
  });

  test.each([
    [
      'a chained result of the wrong type',
      "import * as tf from '@tensorflow/tfjs';\nconst n: number = tf.scalar(1).matMul(tf.scalar(2));",
    ],
    ['a data set that is not there', "import { dataset } from 'lab';\nawait dataset('coats');"],
    [
      'a variable that is not there',
      "import { dataset } from 'lab';\n(await dataset('coads')).variables.air;",
    ],
    [
      'an option that is not there',
      "import { plot } from 'lab';\nplot({ title: 'a', x: 'b', y: 'c', logarithmic: true });",
    ],
    [
      'an image where there is none',
      "import * as tf from '@tensorflow/tfjs';\ntf.browser.fromPixels('image.png');",
    ],
    [
      'a tensor where a score takes numbers',
      "import * as tf from '@tensorflow/tfjs';\nimport { rmse } from 'lab';\nrmse(tf.tensor1d([1]), [1]);",
    ],
    ['an inner path of lab', "import { host } from 'lab/host';\nhost();"],
  ])('refuses %s', (_, program) => {
    expect(check(program)).toHaveLength(1);
  });

  test('mentions no name that it does not declare', () => {
    const unknown = check("import '@tensorflow/tfjs';\nimport 'lab';", { skipLibCheck: false });
    expect(unknown.filter((message) => /Cannot find (name|module)/.test(message))).toEqual([]);
  });
});
