import type { Axis, TimeStep } from './axis.ts';
import type { Card } from './card.ts';
import type { Climatology } from './climatology.ts';
import { makeClimatology } from './climatology.ts';
import type { Dataset } from './dataset.ts';
import { runsOf, splitSteps, stepAxisOf, stormsOf, timesOf } from './steps.ts';
import type { Variable } from './variable.ts';
import { cutWindows } from './windows.ts';

type Forecasting = Pick<Dataset, 'times' | 'storms' | 'split' | 'climatology' | 'anomalies' | 'windows'>;

/** What a data set offers along its axis of time or of rows. */
export function forecasting(card: Card, variable: (name: string) => Variable): Forecasting {
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
  const climatology = (name: string): Climatology => {
    const { values, axes: own } = variable(name);
    const made = climatologies.get(name);
    if (made) return made;
    const step = axis && stepOf(axis);
    if (!axis || !step || own[0] !== axis.name) {
      throw new RangeError(`climatology: ${name} of the data set "${id}" is not a series in time.`);
    }
    const fresh = makeClimatology(values, allTimes(), step, splitSteps(cut('climatology'), split).train);
    climatologies.set(name, fresh);
    return fresh;
  };
  return {
    get times() {
      return allTimes();
    },
    storms: stormsOf(axis),
    split: () => splitSteps(cut('split'), split),
    climatology,
    anomalies(name) {
      const { values, shape } = variable(name);
      const normal = climatology(name).take(Array.from({ length: shape[0] ?? 0 }, (_, position) => position));
      return values.map((value, cell) => value - (normal[cell] as number));
    },
    windows(part, options) {
      const along = cut('windows');
      return cutWindows(runsOf(along, splitSteps(along, split)[part], allTimes()), options);
    },
  };
}

/** Rows of storms have no season of their own: a storm is not where it was a year ago. */
function stepOf(axis: Axis): TimeStep | undefined {
  if (axis.kind === 'time') return axis.step;
  return axis.kind === 'times' ? { count: 1, unit: 'hours' } : undefined;
}
