import { type TensorInfo, util } from '@tensorflow/tfjs';
import { type Composition, compose, type Steps } from './compose.ts';

/** Dimensions that the shaders of tfjs 4.22 for these operations know. */
const known = 4;

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, count) => product * count, 1);

/** The tensor with one axis in the middle and all before and behind it as one each. */
function about(steps: Steps, x: TensorInfo, axis: number): TensorInfo {
  const { shape } = x;
  const [before, after] = [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis + 1))];
  return steps.reshape(x, [before, shape[axis] ?? 1, after]);
}

const isHigh = (x: TensorInfo | undefined): x is TensorInfo => (x?.shape.length ?? 0) > known;

/** Padding, by numbers or by mirror images, axis by axis. */
const pad: Composition = (steps, { inputs, attrs }, own) => {
  const x = inputs['x'] as TensorInfo;
  if (!isHigh(x)) return undefined;
  const { paddings, ...rest } = attrs as unknown as { paddings: [number, number][] };
  let padded = x;
  for (const [axis, [before, after]] of paddings.entries()) {
    if (before === 0 && after === 0) continue;
    const shape = padded.shape.map((size, other) => (other === axis ? size + before + after : size));
    const middle = about(steps, padded, axis);
    const wider = steps.call(
      own,
      { x: middle },
      {
        ...rest,
        paddings: [
          [0, 0],
          [before, after],
          [0, 0],
        ],
      },
    );
    padded = steps.reshape(wider, shape);
  }
  return padded === x ? steps.reshape(x, x.shape) : padded;
};

const reverse: Composition = (steps, { inputs, attrs }, own) => {
  const x = inputs['x'] as TensorInfo;
  if (!isHigh(x)) return undefined;
  let reversed = x;
  const { dims } = attrs as unknown as { dims: number | number[] };
  for (const axis of util.parseAxisParam(dims, x.shape)) {
    const turned = steps.call(own, { x: about(steps, reversed, axis) }, { dims: [1] });
    reversed = steps.reshape(turned, x.shape);
  }
  return reversed === x ? steps.reshape(x, x.shape) : reversed;
};

/** A choice number by number, or row by row where the condition has one dimension. */
const select: Composition = (steps, { inputs }, own) => {
  const { condition, t, e } = inputs as Record<'condition' | 't' | 'e', TensorInfo>;
  if (!isHigh(t)) return undefined;
  const [rows = 1] = t.shape;
  const size = sizeOf(t.shape);
  const shape = condition.shape.length === 1 ? [rows, size / Math.max(1, rows)] : [size];
  const flat = (x: TensorInfo): TensorInfo => steps.reshape(x, shape);
  const flatCondition = condition.shape.length === 1 ? condition : flat(condition);
  const chosen = steps.call(own, { condition: flatCondition, t: flat(t), e: flat(e) }, {});
  return steps.reshape(chosen, t.shape);
};

/** Operations of more dimensions than a graphics backend's shaders know, in terms of those that they know. */
export function registerHighRanks(backendName: 'webgpu' | 'webgl'): void {
  compose(backendName, 'PadV2', pad);
  compose(backendName, 'MirrorPad', pad);
  compose(backendName, 'Reverse', reverse);
  compose(backendName, 'Select', select);
}
