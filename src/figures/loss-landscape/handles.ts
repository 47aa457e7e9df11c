/** What the reader moves in the loss landscape. */
import { onRail, rateText } from '../descent/rail.ts';
import { count, decimal, type Handle } from '../frame.ts';
import { fromDrawing } from '../plane.ts';
import { type Landscape, mostSteps } from './model.ts';

const reach = 16;

/** The start by keyboard, and the three rails. */
export function handles(state: Landscape): Record<'x' | 'y' | 'rate' | 'batch' | 'steps', Handle<Landscape>> {
  const [w, b] = state.start;
  const common = { min: -reach, max: reach, step: 0.5, page: 4 };
  return {
    x: {
      ...common,
      label: 'Start, w',
      value: w,
      text: `w ${decimal(w, 1)} g/kg`,
      at: (point) => fromDrawing(reach, point, 0.5).x,
      set: (value) => ({ ...state, start: [value, b] }),
    },
    y: {
      ...common,
      label: 'Start, b',
      value: b,
      text: `b ${decimal(b, 1)} g/kg`,
      vertical: true,
      at: (point) => fromDrawing(reach, point, 0.5).y,
      set: (value) => ({ ...state, start: [w, value] }),
    },
    rate: {
      label: 'Learning rate',
      value: state.rate,
      min: -3,
      max: 0.2,
      step: 0.05,
      page: 0.5,
      text: rateText(state.rate),
      at: onRail(-3, 0.2),
      set: (rate) => ({ ...state, rate }),
    },
    batch: {
      label: 'Batch size',
      value: state.batch,
      min: 0,
      max: 6,
      step: 1,
      page: 2,
      text: batchText(state.batch),
      at: onRail(0, 6),
      set: (batch) => ({ ...state, batch }),
    },
    steps: {
      label: 'Steps',
      value: state.steps,
      min: 0,
      max: mostSteps,
      step: 1,
      page: 20,
      text: count(state.steps, 'step'),
      at: onRail(0, mostSteps),
      set: (steps) => ({ ...state, steps }),
    },
  };
}

/** A batch size in words. */
export function batchText(batch: number): string {
  return batch === 6 ? 'all 64' : `${2 ** batch}`;
}
