import { slice_util, type TensorInfo } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, count) => product * count, 1);

interface Attributes {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

/** A slice with steps of five dimensions and more, axis by axis: the shaders of tfjs 4.22 know four. */
const stridedSlice: Composition = (steps, { inputs, attrs }, own) => {
  const { x } = inputs as { x: TensorInfo };
  if (x.shape.length < 5) return undefined;
  const { begin, end, strides, ...masks } = attrs as unknown as Attributes;
  const plan = slice_util.sliceInfo(
    x.shape,
    begin,
    end,
    strides,
    masks.beginMask,
    masks.endMask,
    masks.ellipsisMask,
    masks.newAxisMask,
    masks.shrinkAxisMask,
  );
  const sizes = slice_util.computeOutShape(plan.begin, plan.end, plan.strides);
  if (sizeOf(sizes) === 0) return undefined;
  let part = x;
  for (const [axis, count] of sizes.entries()) {
    const [first = 0, step = 1, whole = 1] = [plan.begin[axis], plan.strides[axis], part.shape[axis]];
    if (first === 0 && step === 1 && count === whole) continue;
    const [before, after] = [sizeOf(part.shape.slice(0, axis)), sizeOf(part.shape.slice(axis + 1))];
    const last = first + (count - 1) * step;
    const beyond = step > 0 ? last + 1 : last - 1;
    const taken = steps.call(
      own,
      { x: steps.reshape(part, [before, whole, after]) },
      {
        begin: [0, first, 0],
        end: [before, Math.max(beyond, 0), after],
        strides: [1, step, 1],
        beginMask: 0,
        // An end before the first entry can be said by leaving it open only.
        endMask: beyond < 0 ? 2 : 0,
        ellipsisMask: 0,
        newAxisMask: 0,
        shrinkAxisMask: 0,
      },
    );
    part = steps.reshape(
      taken,
      part.shape.map((size, other) => (other === axis ? count : size)),
    );
  }
  return steps.reshape(part, plan.finalShape);
};

export function registerStridedSlice(backendName: 'webgpu' | 'webgl'): void {
  compose(backendName, 'StridedSlice', stridedSlice);
}
