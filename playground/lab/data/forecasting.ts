import { wantOneOf } from '../arguments/want.ts';
import type { Axis, TimeStep } from './axis.ts';
import type { Card } from './card.ts';
import { type Climatology, makeClimatology } from './climatology.ts';
import { type Part, type PerPart, parts } from './split.ts';
import { runsOf, type Storm, splitSteps, stepAxisOf, stormsOf, timesOf } from './steps.ts';
import type { Variable } from './variable.ts';
import { cutWindows, type Window, type WindowOptions } from './windows.ts';

/** What a data set offers along its axis of time or of rows. */
export interface Forecasting<Name extends string = string> {
  /** The times of the axis of time, or of the rows of a table; empty where there are none. */
  readonly times: readonly Date[];
  /** The storms of a table of tracks, each with its first row and their number; empty where there are none. */
  readonly storms: readonly Storm[];
  /**
   * The data set's own division of the axis of time (or of rows) into parts: positions along it. Those in a gap are
   * in no part. A set that is divided by blocks of the globe has `samples(…).split()` instead.
   *
   * @throws RangeError for such a set
   */
  split(): PerPart<Int32Array>;
  /**
   * What is normal at a time of the year, by the training part; its `definition` says what was averaged.
   *
   * @throws TypeError for what is no text, RangeError for a variable that is not there or no series in time
   */
  climatology(name: Name): Climatology;
  /**
   * Differences from the climatology of the training part, in the variable's shape and unit.
   *
   * @throws TypeError for what is no text, RangeError for a variable that is not there or no series in time
   */
  anomalies(name: Name): Float32Array;
  /**
   * Examples of a part for learning to forecast; none reaches across a gap, into another part or another storm.
   *
   * @throws TypeError for what is no part and no number; RangeError for lengths that are no whole numbers from 1, and when
   *   none fits
   */
  windows(part: Part, options: WindowOptions): Window[];
}

/** The axis of time of a data set and what follows from it; times are worked out when they are first asked for. */
export function forecasting(card: Card, variable: (name: string, where?: string) => Variable): Forecasting {
  const { id, axes, split } = card;
  const axis = stepAxisOf(axes, split);
  let times: Date[] | undefined;
  const allTimes = (): Date[] => {
    times ??= axis ? timesOf(axis, (name) => variable(name).values) : [];
    return times;
  };
  const cut = (what: string): Axis => {
    if (axis && split.method !== 'blocks') return axis;
    throw new RangeError(
      `${what}: the data set "${id}" is divided by blocks of the globe, not in time; use samples([…]).split().`,
    );
  };
  const climatologies = new Map<string, Climatology>();
  const climatology = (name: string, where = 'climatology'): Climatology => {
    const { values, axes: own } = variable(name, where);
    const made = climatologies.get(name);
    if (made) return made;
    const step = axis && stepOf(axis);
    if (!axis || !step || own[0] !== axis.name) {
      throw new RangeError(`${where}: ${name} of the data set "${id}" is not a series in time.`);
    }
    const fresh = makeClimatology(values, allTimes(), step, splitSteps(cut(where), split).train);
    climatologies.set(name, fresh);
    return fresh;
  };
  return {
    get times() {
      return allTimes();
    },
    storms: stormsOf(axis),
    split: () => splitSteps(cut('split'), split),
    climatology: (name) => climatology(name),
    anomalies(name) {
      const { values, shape } = variable(name, 'anomalies');
      const normal = climatology(name, 'anomalies').take(
        Array.from({ length: shape[0] ?? 0 }, (_, position) => position),
      );
      return values.map((value, cell) => value - (normal[cell] as number));
    },
    windows(part, options) {
      const along = cut('windows');
      wantOneOf('windows', 'part', parts, part);
      return cutWindows(runsOf(along, splitSteps(along, split)[part], allTimes()), options);
    },
  };
}

/** Rows of storms have no season of their own: a storm is not where it was a year ago. */
function stepOf(axis: Axis): TimeStep | undefined {
  if (axis.kind === 'time') return axis.step;
  return axis.kind === 'times' ? { count: 1, unit: 'hours' } : undefined;
}
