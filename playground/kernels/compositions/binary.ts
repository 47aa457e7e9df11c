import { broadcast_util, type TensorInfo } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

const names = [
  ...['Add', 'Sub', 'Multiply', 'RealDiv', 'FloorDiv', 'Mod', 'Pow', 'Maximum', 'Minimum'],
  ...['SquaredDifference', 'Atan2', 'Prelu', 'LogicalAnd', 'LogicalOr'],
  ...['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual'],
];

/**
 * Shapes with fewer axes that are broadcast alike: neighbours become one where both operands have them, or the same one
 * repeats them.
 */
function folded(a: readonly number[], b: readonly number[]): { a: number[]; b: number[]; shape: number[] } {
  const shape = broadcast_util.assertAndGetBroadcastShape([...a], [...b]);
  const padded = (own: readonly number[]): number[] => [...shape.slice(own.length).map(() => 1), ...own];
  const [wholeA, wholeB] = [padded(a), padded(b)];
  const groups: { a: number; b: number; kind: string }[] = [];
  for (const [axis, size] of shape.entries()) {
    if (size === 1) continue;
    const [inA, inB] = [wholeA[axis] ?? 1, wholeB[axis] ?? 1];
    const kind = `${inA === size}${inB === size}`;
    const last = groups.at(-1);
    if (last?.kind === kind) {
      last.a *= inA;
      last.b *= inB;
    } else groups.push({ a: inA, b: inB, kind });
  }
  return { a: groups.map((group) => group.a), b: groups.map((group) => group.b), shape };
}

const binary: Composition = (steps, { inputs, attrs }, own) => {
  const [[nameA, a], [nameB, b]] = Object.entries(inputs) as [[string, TensorInfo], [string, TensorInfo]];
  if (Math.max(a.shape.length, b.shape.length) < 5 || a.dtype === 'complex64') return undefined;
  const fold = folded(a.shape, b.shape);
  const result = steps.call(
    own,
    { [nameA]: steps.reshape(a, fold.a), [nameB]: steps.reshape(b, fold.b) },
    (attrs ?? {}) as unknown as Record<string, unknown>,
  );
  return steps.reshape(result, fold.shape);
};

/**
 * Operations of two tensors with five dimensions and more on WebGPU, with as few as the broadcasting leaves. In the shader
 * of tfjs 4.22 for a row that is repeated the fifth coordinate has no name.
 */
export function registerBinaryRanks(): void {
  for (const name of names) compose('webgpu', name, binary);
}
