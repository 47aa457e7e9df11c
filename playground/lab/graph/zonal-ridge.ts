import {
  concat,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor3d,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs';
import { wantNumber, wantOptions } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';
import { solveHermitian } from './hermitian.ts';

/** Forecasts [samples, rows, columns] from inputs [samples, channels, rows, columns]; it has a gradient. */
export interface ZonalRidge {
  (inputs: Tensor): Tensor3D;
  /** Shape [waves, 2 · channels · rows, rows]. It trains with other variables unless they are named. */
  readonly weights: Variable;
}

/** How much large weights cost. */
export interface ZonalRidgeOptions {
  /** Share of the inputs' mean square in each wave that is added to it; 0.001 unless given. */
  penalty?: number;
}

/**
 * Ridge regression of fields on fields, with weights that are the same at all longitudes: each value is forecast from
 * the inputs on the whole globe. Along a circle of latitude such weights are a convolution, so zonal waves do not mix, and
 * each is solved by itself.
 *
 * @param inputs shape [samples, channels, rows, columns], the columns once round the globe and even in number
 * @param targets shape [samples, rows, columns]
 * @returns a function of inputs of any number of samples, in the unit of the targets
 * @throws TypeError for what is no tensor or no number; RangeError when shapes do not fit or the penalty is not above 0
 * @example
 * const x = tf.randomNormal([50, 1, 2, 8], 0, 1, 'float32', 3) as tf.Tensor4D;
 * const y = x.squeeze<tf.Tensor3D>([1]).mul<tf.Tensor3D>(2);
 * const model = await zonalRidge(x, y, { penalty: 1e-6 });
 * const error = model(x).sub(y).abs().max();
 * log(((await error.data())[0] ?? 1) < 1e-3); // true
 */
export async function zonalRidge(
  inputs: Tensor4D,
  targets: Tensor3D,
  options: ZonalRidgeOptions = {},
): Promise<ZonalRidge> {
  const where = 'zonalRidge';
  wantTensor(where, 'inputs', inputs);
  wantTensor(where, 'targets', targets);
  wantOptions(where, 'options', options);
  const { penalty = 1e-3 } = options;
  wantNumber(where, 'options.penalty', penalty, ' above 0', (share) => share > 0);
  const [samples = 0, channels = 0, rows = 0, columns = 0] = inputs.shape;
  if (inputs.rank !== 4 || targets.shape.join() !== [samples, rows, columns].join() || columns % 2 !== 0) {
    throw new RangeError(
      `${where}: inputs of shape [${inputs.shape}] and targets of shape [${targets.shape}] must be [samples, channels, ` +
        'rows, columns] and [samples, rows, columns], with an even number of columns.',
    );
  }
  const waves = columns / 2 + 1;
  const size = 2 * channels * rows;
  const [toWaves, toColumns] = fourier(columns);
  /** The cosine and the sine parts, [waves, samples, channels · rows] each. */
  const parts = (x: Tensor): [Tensor, Tensor] => {
    const flat = x.reshape([-1, columns]).matMul(toWaves);
    const [re, im] = flat
      .reshape([x.shape[0] ?? 0, -1, 2, waves])
      .transpose([2, 3, 0, 1])
      .unstack();
    return [re as Tensor, im as Tensor];
  };
  const [meanX, meanY] = tidy(() => [inputs.mean([0, 3], true), targets.mean([0, 2], true)]);
  const products = tidy(() => {
    const [re, im] = parts(inputs.sub(meanX as Tensor));
    const [yRe, yIm] = parts(targets.sub(meanY as Tensor).expandDims(1));
    const both = (a: Tensor, b: Tensor): Tensor => a.matMul(b, true, false);
    const [x, y] = [concat([re, im], 1), concat([yRe, yIm], 1)];
    return [both(x, x), both(re, im), both(x, y), both(re, yIm).sub(both(im, yRe))];
  });
  const [same, crossed, right, crossedRight] = (await Promise.all(products.map((x) => x.data()))) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (const product of products) product.dispose();
  const half = channels * rows;
  const solved = new Float32Array(waves * size * rows);
  const width = half + rows;
  const [re, im] = [new Float64Array(half * width), new Float64Array(half * width)];
  for (let wave = 0; wave < waves; wave++) {
    let trace = 0;
    for (let i = 0; i < half; i++) {
      const from = (wave * half + i) * half;
      for (let j = i; j < half; j++) {
        re[i * width + j] = same[from + j] as number;
        im[i * width + j] = (crossed[from + j] as number) - (crossed[(wave * half + j) * half + i] as number);
      }
      trace += same[from + i] as number;
      const given = (wave * half + i) * rows;
      re.set(right.subarray(given, given + rows), i * width + half);
      im.set(crossedRight.subarray(given, given + rows), i * width + half);
    }
    const ridge = (penalty * trace) / half + 1e-12;
    for (let i = 0; i < half; i++) re[i * width + i] = (re[i * width + i] as number) + ridge;
    solved.set(solveHermitian(re, im, half, rows), wave * size * rows);
  }
  const weights = tidy(() => variable(tensor3d(solved, [waves, size, rows])));
  const forecast = (x: Tensor): Tensor3D =>
    tidy(() => {
      const n = x.shape[0] ?? 0;
      const [re, im] = parts(x.sub(meanX as Tensor));
      const design = concat([concat([re, im.neg()], 2), concat([im, re], 2)], 1);
      const waved = design.matMul(weights as Tensor).reshape([waves, 2, n, rows]);
      const back = waved.transpose([2, 3, 1, 0]).reshape([-1, 2 * waves]);
      return back
        .matMul(toColumns)
        .reshape([n, rows, columns])
        .add(meanY as Tensor) as Tensor3D;
    });
  return Object.assign(forecast, { weights });
}

function fourier(columns: number): [Tensor, Tensor] {
  const waves = columns / 2 + 1;
  const forth = new Float32Array(columns * 2 * waves);
  const back = new Float32Array(2 * waves * columns);
  for (let wave = 0; wave < waves; wave++) {
    const twice = wave === 0 || 2 * wave === columns ? 1 : 2;
    for (let column = 0; column < columns; column++) {
      const turn = (2 * Math.PI * ((wave * column) % columns)) / columns;
      const scale = 1 / Math.sqrt(columns);
      forth[column * 2 * waves + wave] = scale * Math.cos(turn);
      forth[column * 2 * waves + waves + wave] = -scale * Math.sin(turn);
      back[wave * columns + column] = twice * scale * Math.cos(turn);
      back[(waves + wave) * columns + column] = -twice * scale * Math.sin(turn);
    }
  }
  return [tensor2d(forth, [columns, 2 * waves]), tensor2d(back, [2 * waves, columns])];
}
