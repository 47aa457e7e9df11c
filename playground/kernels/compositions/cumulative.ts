import { type TensorInfo, util } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, count) => product * count, 1);

/**
 * Sums and products along an axis, for every backend of tfjs 4.22. An axis counted from the end is counted from the
 * start: CPU and the graphics backends lose the numbers otherwise, and WASM reads beyond its memory. Graphics backends
 * know four dimensions. The name of WebGPU's shader lacks the length, which its shader for the other direction holds as
 * a constant: so it is never asked to go backwards. Its own transpose of whole numbers is invalid.
 */
const cumulative =
  (backendName: string): Composition =>
  (steps, { inputs, attrs }, own) => {
    const x = inputs['x'] as TensorInfo;
    const given = attrs as unknown as { axis: number; exclusive: boolean; reverse: boolean };
    const [axis = 0] = util.parseAxisParam(given.axis, x.shape);
    const turns = backendName === 'webgpu' && given.reverse;
    const folds = x.shape.length > 4 && (backendName === 'webgpu' || backendName === 'webgl');
    const [before, after] = [sizeOf(x.shape.slice(0, axis)), sizeOf(x.shape.slice(axis + 1))];
    const last = x.shape.length - 1;
    const whole = backendName === 'webgpu' && x.dtype !== 'float32';
    const reverse = given.reverse && !turns;
    if (!turns && !folds && !(whole && axis < last))
      return axis === given.axis ? undefined : steps.call(own, { x }, { ...given, axis });
    // Axes of size 1 behind the one along which the numbers are added may be left out: then it is the last.
    const rows = [before, x.shape[axis] ?? 1];
    const across = whole && after > 1;
    const swap = (part: TensorInfo): TensorInfo =>
      across ? steps.run('Transpose', { x: part }, { perm: [0, 2, 1] }) : part;
    const middle = across ? 2 : 1;
    const turn = (part: TensorInfo): TensorInfo =>
      turns ? steps.run('Reverse', { x: part }, { dims: [middle] }) : part;
    const simple = swap(steps.reshape(x, after > 1 ? [...rows, after] : rows));
    const sums = steps.call(own, { x: turn(simple) }, { axis: middle, exclusive: given.exclusive, reverse });
    return steps.reshape(swap(turn(sums)), x.shape);
  };

export function registerCumulative(backendName: string): void {
  for (const name of ['Cumsum', 'Cumprod'] as const) compose(backendName, name, cumulative(backendName));
}
