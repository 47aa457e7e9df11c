import { concat, gather, type Tensor3D, tensor3d, tidy } from '@tensorflow/tfjs';
import { inTheNameOf } from '../arguments/in-the-name-of.ts';
import { wantNumber, wantOptions, wantText, wantWhole } from '../arguments/want.ts';
import { wantArray, wantNumbers } from '../arguments/want-list.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Part } from '../data/split.ts';

/** Fields in a row for learning to forecast, all samples at once: number k is of the k-th step of each window. */
export interface FieldWindows {
  /** The fields, [samples, rows, columns] for each step. */
  states: Tensor3D[];
  /** What is normal at that time of the year, of the same shapes. */
  usual: Tensor3D[];
}

/** How windows are cut. */
export interface FieldWindowsOptions {
  /** Steps to be forecast; 1 unless given. Two more are known. */
  targets?: number;
  /** Takes each so-manieth window; 1, all, unless given. */
  every?: number;
  /** What the fields are divided by; 1 unless given. */
  unit?: number;
}

/**
 * The windows of a variable on times and a grid, as tensors: two steps that are known and those to be forecast.
 *
 * @param set an opened data set, whose variable has the axes time, latitude and longitude
 * @param name the variable, as the card of the data set has it
 * @param part of the split: 'train', 'validation' or 'test'
 * @returns tensors of [windows, rows, columns] for each step of the windows
 * @throws TypeError for what is no data set, no text or no number; RangeError for a variable of other axes, for numbers out
 *   of range, and when no window fits
 * @example
 * const simulated = await dataset('barotropic');
 * const { states } = fieldWindows(simulated, 'streamfunction', 'validation');
 * log(states.length, states[0]?.shape); // 3 [168, 32, 64]
 */
export function fieldWindows(
  set: Dataset,
  name: string,
  part: Part,
  options: FieldWindowsOptions = {},
): FieldWindows {
  const where = 'fieldWindows';
  wantOptions(where, 'set', set);
  if (typeof set.windows !== 'function') throw new TypeError(`${where}: set must be what dataset(…) gives.`);
  wantText(where, 'name', name);
  wantOptions(where, 'options', options);
  const { targets = 1, every = 1, unit = 1 } = options;
  wantWhole(where, 'options.every', every, 1);
  wantNumber(where, 'options.unit', unit, ' above 0', (size) => size > 0);
  const windows = inTheNameOf(where, () => set.windows(part, { inputs: 2, targets })).filter(
    (_, window) => window % every === 0,
  );
  const climatology = inTheNameOf(where, () => set.climatology(name));
  const variable = set.variables[name];
  const [, rows = 0, columns = 0] = variable?.shape ?? [];
  if (variable?.shape.length !== 3) {
    throw new RangeError(`${where}: ${name} must have three axes: time, latitude and longitude.`);
  }
  const shape: [number, number, number] = [windows.length, rows, columns];
  const cube = (values: Float32Array): Tensor3D => tidy(() => tensor3d(values, shape).div(unit));
  const steps = Array.from({ length: 2 + targets }, (_, step) =>
    windows.map(({ inputs, targets: wanted }) => Number(step < 2 ? inputs[step] : wanted[step - 2])),
  );
  return {
    states: steps.map((positions) => cube(variable.take(positions))),
    usual: steps.map((positions) => cube(climatology.take(positions))),
  };
}

/**
 * Some samples of windows, turned about the axis of the globe: where no longitude is special, a field that is turned is
 * as good an example as the field itself.
 *
 * @param windows as `fieldWindows` gives them
 * @param samples numbers of samples, from 0
 * @param columns by how many columns fields are turned to the west; 0 unless given
 * @returns new tensors
 * @throws TypeError for what are no windows and no numbers; RangeError for a sample that is not there and for a turn that
 *   is no whole number from 0 and below the number of columns
 * @example
 * const windows = { states: [tf.tensor3d([[[1, 2, 3]], [[4, 5, 6]]])], usual: [] };
 * const { states } = takeWindows(windows, [1], 1);
 * log(Array.from(states[0]?.dataSync() ?? [])); // [5, 6, 4]
 */
export function takeWindows(windows: FieldWindows, samples: readonly number[], columns = 0): FieldWindows {
  const where = 'takeWindows';
  wantWindows(where, windows);
  wantNumbers(where, 'samples', samples);
  const [count = 0, , width = 0] = windows.states[0]?.shape ?? [];
  for (const sample of Array.from(samples)) wantWhole(where, 'a sample', sample, 0, count - 1);
  wantWhole(where, 'columns', columns, 0, width - 1);
  const taken = (x: Tensor3D): Tensor3D =>
    tidy(() => {
      const some = gather(x, Array.from(samples));
      if (columns === 0) return some;
      const [begin, end] = some.split([columns, width - columns], 2) as [Tensor3D, Tensor3D];
      return concat([end, begin], 2);
    });
  return { states: windows.states.map(taken), usual: windows.usual.map(taken) };
}

/**
 * Windows one after the other, step by step; of longer ones the steps that all have.
 *
 * @param parts windows of fields of one size
 * @returns new tensors, with the samples of all parts
 * @throws TypeError for what are no windows; RangeError when there is none, and when fields differ in size
 * @example
 * const x = tf.ones([2, 3, 4]) as tf.Tensor3D;
 * const [one, other] = [{ states: [x, x], usual: [] }, { states: [x], usual: [] }];
 * const { states } = joinWindows([one, other]);
 * log(states.length, states[0]?.shape); // 1 [4, 3, 4]
 */
export function joinWindows(parts: readonly FieldWindows[]): FieldWindows {
  wantArray('joinWindows', 'parts', parts, ' of windows');
  const windows = parts as readonly FieldWindows[];
  if (windows.length === 0) throw new RangeError('joinWindows: parts is empty.');
  for (const part of windows) wantWindows('joinWindows', part);
  const sizes = new Set(windows.map(({ states }) => String(states[0]?.shape.slice(1))));
  if (sizes.size > 1) throw new RangeError(`joinWindows: fields are of [${[...sizes].join('] and [')}].`);
  const joined = (which: 'states' | 'usual'): Tensor3D[] => {
    const steps = Math.min(...windows.map((part) => part[which].length));
    return Array.from({ length: steps }, (_, step) =>
      concat(windows.map((part) => part[which][step] as Tensor3D)),
    );
  };
  return { states: joined('states'), usual: joined('usual') };
}

/** Windows with tensors in them. */
export function wantWindows(where: string, windows: unknown): asserts windows is FieldWindows {
  wantOptions(where, 'windows', windows);
  const { states, usual } = windows as Partial<FieldWindows>;
  for (const [name, fields] of [['states', states] as const, ['usual', usual] as const]) {
    wantArray(where, `windows.${name}`, fields, ' of tensors');
    const shape = String(states?.[0]?.shape);
    for (const field of fields as Tensor3D[]) {
      if (field?.rank === 3 && field.dtype === 'float32' && String(field.shape) === shape) continue;
      throw new TypeError(
        `${where}: windows.${name} must be tensors of one shape, [samples, rows, columns].`,
      );
    }
  }
  if (states?.length) return;
  throw new RangeError(`${where}: windows.states is empty.`);
}
