import {
  concat,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor3d,
  tidy,
} from '@tensorflow/tfjs';

/** Forecasts [samples, rows, columns] from inputs [samples, channels, rows, columns]; it has a gradient. */
export type ZonalRidge = (inputs: Tensor) => Tensor3D;

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
 * @param inputs shape [samples, channels, rows, columns], the columns once round the globe
 * @param targets shape [samples, rows, columns]
 */
export async function zonalRidge(
  inputs: Tensor4D,
  targets: Tensor3D,
  options: ZonalRidgeOptions = {},
): Promise<ZonalRidge> {
  const { penalty = 1e-3 } = options;
  const [, channels, rows, columns] = inputs.shape;
  const waves = columns / 2 + 1;
  const size = 2 * channels * rows;
  const [toWaves, toColumns] = fourier(columns);
  // [waves, samples, numbers] of the cosine and the sine parts
  const parts = (x: Tensor): [Tensor, Tensor] => {
    const n = x.shape[0] ?? 0;
    const flat = x.reshape([-1, columns]).matMul(toWaves).reshape([n, -1, 2, waves]).transpose([2, 3, 0, 1]);
    const [re, im] = flat.unstack();
    return [re as Tensor, im as Tensor];
  };
  const design = (x: Tensor): Tensor => {
    const [re, im] = parts(x);
    return concat([concat([re, im.neg()], 2), concat([im, re], 2)], 1);
  };
  const meanX = tidy(() => inputs.mean([0, 3], true));
  const meanY = tidy(() => targets.mean([0, 2], true));
  const products = tidy(() => {
    const a = design(inputs.sub(meanX));
    const [yr, yi] = parts(targets.sub(meanY).expandDims(1));
    const y = concat([yr, yi], 1);
    return concat([a.matMul(a, true, false), a.matMul(y, true, false)], 2);
  });
  const found = (await products.data()) as Float32Array;
  products.dispose();
  const solved = new Float32Array(waves * size * rows);
  for (let wave = 0; wave < waves; wave++) {
    const width = size + rows;
    const own = Float64Array.from(found.subarray(wave * size * width, (wave + 1) * size * width));
    solved.set(solve(own, size, rows, penalty), wave * size * rows);
  }
  const weights = tensor3d(solved, [waves, size, rows]);
  return (x) =>
    tidy(() => {
      const n = x.shape[0] ?? 0;
      const y = design(x.sub(meanX)).matMul(weights); // [waves, 2 n, rows]
      const back = y
        .reshape([waves, 2, n, rows])
        .transpose([2, 3, 1, 0])
        .reshape([-1, 2 * waves]);
      return back.matMul(toColumns).reshape([n, rows, columns]).add(meanY) as Tensor3D;
    });
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

/** Cholesky: `system` holds size rows of [Gram matrix, right-hand sides]. */
function solve(system: Float64Array, size: number, rights: number, penalty: number): Float64Array {
  const width = size + rights;
  let trace = 0;
  for (let i = 0; i < size; i++) trace += system[i * width + i] as number;
  const ridge = (penalty * trace) / size + 1e-12;
  for (let i = 0; i < size; i++) system[i * width + i] = (system[i * width + i] as number) + ridge;
  // Gaussian elimination of a positive definite matrix needs no pivots.
  for (let k = 0; k < size; k++) {
    const pivot = system[k * width + k] as number;
    for (let i = k + 1; i < size; i++) {
      const factor = (system[i * width + k] as number) / pivot;
      if (factor === 0) continue;
      for (let j = k; j < width; j++)
        system[i * width + j] =
          (system[i * width + j] as number) - factor * (system[k * width + j] as number);
    }
  }
  const solution = new Float64Array(size * rights);
  for (let i = size - 1; i >= 0; i--) {
    for (let r = 0; r < rights; r++) {
      let sum = system[i * width + size + r] as number;
      for (let j = i + 1; j < size; j++)
        sum -= (system[i * width + j] as number) * (solution[j * rights + r] as number);
      solution[i * rights + r] = sum / (system[i * width + i] as number);
    }
  }
  return solution;
}
