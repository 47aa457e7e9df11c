import {
  concat,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
  tensor3d,
  tidy,
} from '@tensorflow/tfjs';
import { wantEachNumber, wantTensor } from '../arguments/want-list.ts';

/** In 10⁶ m, since ψ is in 10⁶ m² s⁻¹: the wind comes out in m s⁻¹. */
const earthRadius = 6.371;

/**
 * The wind of a streamfunction, u = −∂ψ/∂y and v = ∂ψ/∂x. Along a circle of latitude the derivative is that of the
 * waves the grid holds, exact for each; along a meridian it is the difference of the rows on either side, which beyond the
 * last row lie across the pole.
 *
 * @param psi in 10⁶ m² s⁻¹, shape [samples, rows, columns], the columns once round the globe
 * @param latitudes degrees north, one a row, from south to north at equal distances, half a step from the poles
 * @returns u and v in m s⁻¹, of the shape of `psi`, with a gradient
 * @throws TypeError for what is no tensor and no array of numbers; RangeError for another rank, an odd number of columns,
 *   and when there are not as many latitudes as rows
 * @example
 * const rows = [20, 0, -20].flatMap((psi) => [psi, psi, psi, psi]);
 * const westerly = tf.tensor3d(rows, [1, 3, 4]);
 * const [u] = streamWind(westerly, [-60, 0, 60]);
 * log(u.dataSync()[4]?.toFixed(2)); // 3.00
 */
export function streamWind(psi: Tensor, latitudes: ArrayLike<number>): [u: Tensor3D, v: Tensor3D] {
  wantTensor('streamWind', 'psi', psi);
  wantEachNumber('streamWind', 'latitudes', latitudes, (φ) => Math.abs(φ) < 90, ' between -90 and 90');
  const [samples = 0, rows = 0, columns = 0] = psi.shape;
  if (psi.rank !== 3 || rows !== latitudes.length || rows < 2 || columns % 2 !== 0) {
    throw new RangeError(
      `streamWind: psi has the shape [${psi.shape}]; it must be [samples, ${latitudes.length}, columns] with an even ` +
        'number of columns.',
    );
  }
  const step = ((Number(latitudes[1]) - Number(latitudes[0])) * Math.PI) / 180;
  const [u, v] = tidy(() => {
    const across = (row: number): Tensor => {
      const [east, west] = psi.slice([0, row, 0], [samples, 1, columns]).split(2, 2) as [Tensor, Tensor];
      return concat([west, east], 2);
    };
    const longer = concat([across(0), psi, across(rows - 1)], 1);
    const size = [samples, rows, columns];
    const north = longer.slice([0, 2, 0], size).sub(longer.slice([0, 0, 0], size));
    const cosines = Array.from(latitudes, (φ) => earthRadius * Math.cos((φ * Math.PI) / 180));
    const flat = psi.reshape([-1, columns]) as Tensor2D;
    const east = flat.matMul(derivative(columns), false, true).reshape(psi.shape);
    return [north.mul(-0.5 / (step * earthRadius)), east.div(tensor3d(cosines, [1, rows, 1]))];
  });
  return [u as Tensor3D, v as Tensor3D];
}

/** The derivative of a periodic row by its angle, through all waves that it can hold. */
function derivative(columns: number): Tensor2D {
  const matrix = new Float32Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      const apart = (i - j + columns) % columns;
      const sign = apart % 2 === 0 ? 0.5 : -0.5;
      if (apart > 0) matrix[i * columns + j] = sign / Math.tan((Math.PI * apart) / columns);
    }
  }
  return tensor2d(matrix, [columns, columns]);
}
