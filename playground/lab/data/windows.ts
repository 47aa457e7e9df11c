import { wantOptions, wantWhole } from '../arguments/want.ts';

/** What `windows` cuts out of a sequence. */
export interface WindowOptions {
  /** Number of steps that are known. */
  inputs: number;
  /** Steps from the last known one to the first to be forecast; 1 unless given. */
  lead?: number;
  /** Number of steps to be forecast; 1 unless given. */
  targets?: number;
  /** Steps from the start of one window to the start of the next; 1 unless given. */
  stride?: number;
}

/** One example for learning to forecast: positions along the axis of time (or rows of a storm), oldest first. */
export interface Window {
  /** The steps that are known. */
  readonly inputs: Int32Array;
  /** The steps to be forecast. */
  readonly targets: Int32Array;
}

/** All windows that fit into runs of positions, none across two runs. */
export function cutWindows(runs: readonly (readonly number[])[], options: WindowOptions): Window[] {
  wantOptions('windows', 'options', options);
  const { inputs, lead = 1, targets = 1, stride = 1 } = options;
  for (const [name, value] of Object.entries({ inputs, lead, targets, stride })) {
    wantWhole('windows', `options.${name}`, value, 1);
  }
  const length = inputs + lead - 1 + targets;
  const windows = runs.flatMap((run) => {
    const starts = Math.max(0, Math.ceil((run.length - length + 1) / stride));
    return Array.from({ length: starts }, (_, index): Window => {
      const start = index * stride;
      const target = start + inputs + lead - 1;
      return {
        inputs: Int32Array.from(run.slice(start, start + inputs)),
        targets: Int32Array.from(run.slice(target, target + targets)),
      };
    });
  });
  if (windows.length > 0) return windows;
  const longest = Math.max(0, ...runs.map((run) => run.length));
  throw new RangeError(
    `windows: none fits. It would span ${length} steps (inputs ${inputs}, lead ${lead}, targets ${targets}), and the ` +
      `longest unbroken stretch of this part has ${longest}.`,
  );
}
