import * as tf from '@tensorflow/tfjs';
import { check, dataset } from 'lab';
import { vorticity } from 'program';

const side = 7;
const grid = (at: (x: number, y: number) => number) =>
  tf.tensor2d(
    Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => at(x - 3, y - 3))),
  );
const middle = async (u: tf.Tensor2D, v: tf.Tensor2D): Promise<number> =>
  (await vorticity(u, v).array())[2]?.[2] ?? Number.NaN;

// u = −y, v = x turns like a wheel, anticlockwise; u = x, v = y blows outwards.
const wheel = await middle(
  grid((_, y) => -y),
  grid((x) => x),
);
check(
  'a wheel',
  Math.abs(wheel - 2) < 1e-5,
  `A wind that turns like a wheel, u = −y and v = x, has the vorticity 1 + 1 = 2; yours is ${wheel.toFixed(2)}. Differences over two cells are divided by 2; mind the sign of ∂u/∂y, and that the first row is the south.`,
);
const fountain = await middle(
  grid((x) => x),
  grid((_, y) => y),
);
check(
  'a fountain',
  Math.abs(fountain) < 1e-5,
  `A wind that blows outwards everywhere has no vorticity; yours is ${fountain.toFixed(2)}. That is the divergence.`,
);

// January 1983, by loops.
const winds = await dataset('fnoc-winds');
const [u, v] = [winds.variables.u.take([12]), winds.variables.v.take([12])];
const found = await vorticity(tf.tensor2d(u, [73, 144]), tf.tensor2d(v, [73, 144])).array();
let furthest = 0;
for (let i = 1; i < 72; i++)
  for (let j = 1; j < 143; j++) {
    const [dv, du] = [
      (v[i * 144 + j + 1] ?? 0) - (v[i * 144 + j - 1] ?? 0),
      (u[(i + 1) * 144 + j] ?? 0) - (u[(i - 1) * 144 + j] ?? 0),
    ];
    furthest = Math.max(furthest, Math.abs((found[i - 1]?.[j - 1] ?? Number.NaN) - (dv - du) / 2));
  }
check(
  'the winds of January 1983',
  furthest < 1e-4,
  `Somewhere it is ${furthest.toFixed(2)} m/s per cell away from central differences in a loop.`,
);
