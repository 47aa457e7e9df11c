/** A kernel of nine numbers that slides over a real field. */
import { fromBase64 } from '../../../playground/views/drawing/base64.ts';
import { coast, florence, side } from './fields.ts';

export const images = {
  coast: { values: fromBase64(coast) },
  rain: { values: fromBase64(florence) },
} as const;
export type ImageName = keyof typeof images;

/** Kernels by name, row by row from the north. */
export const kernels = {
  east: { weights: [-1, 0, 1, -2, 0, 2, -1, 0, 1] },
  south: { weights: [-1, -2, -1, 0, 0, 0, 1, 2, 1] },
  laplacian: { weights: [0, 1, 0, 1, -4, 1, 0, 1, 0] },
  sharpen: { weights: [0, -1, 0, -1, 5, -1, 0, -1, 0] },
  sum: { weights: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
  one: { weights: [0, 0, 0, 0, 1, 0, 0, 0, 0] },
  shift: { weights: [0, 0, 0, 1, 0, 0, 0, 0, 0] },
  zero: { weights: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
} as const;
type KernelName = keyof typeof kernels;

/** How far a weight goes either way. */
export const reach = 5;

/** Places of the answer along either side: those where all nine neighbours are there. */
export const places = side - 2;

export interface Sliding {
  readonly image: ImageName;
  /** Nine whole numbers, row by row. */
  readonly weights: readonly number[];
  /** Where the kernel lies: the answer's row from the north and column from the west. */
  readonly row: number;
  readonly column: number;
}

/** As the page shows it: on the shore, where the sea lies to the east. */
export const initial: Sliding = { image: 'coast', weights: kernels.east.weights, row: 41, column: 39 };

/** The nine numbers under the kernel. */
export function under({ image, row, column }: Sliding): number[] {
  const { values } = images[image];
  return Array.from(
    { length: 9 },
    (_, k) => values[(row + Math.floor(k / 3)) * side + column + (k % 3)] as number,
  );
}

/** What the kernel answers where it lies: nine products and their sum. */
export function answer(state: Sliding): number {
  return under(state).reduce((sum, value, k) => sum + value * (state.weights[k] as number), 0);
}

/** The answers at all places, row by row. */
export function answers({ image, weights }: Pick<Sliding, 'image' | 'weights'>): Float32Array {
  const { values } = images[image];
  const all = new Float32Array(places * places);
  for (const [k, weight] of weights.entries()) {
    if (weight === 0) continue;
    const from = Math.floor(k / 3) * side + (k % 3);
    for (let row = 0; row < places; row++)
      for (let column = 0; column < places; column++)
        all[row * places + column] =
          (all[row * places + column] as number) + weight * (values[from + row * side + column] as number);
  }
  return all;
}

/** The name of a kernel, if it has one. */
export function named(weights: readonly number[]): KernelName | undefined {
  const names = Object.keys(kernels) as KernelName[];
  return names.find((name) => kernels[name].weights.every((weight, k) => weight === weights[k]));
}

/** The kernel turned by half a circle: what a convolution in the sense of mathematics does with it first. */
export function turned(state: Sliding): Sliding {
  return { ...state, weights: [...state.weights].reverse() };
}
