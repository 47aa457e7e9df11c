/** What the reader moves in the loss landscape. */

import { rateText } from '../descent/rate.ts';
import type { Handle } from '../kit/figure.ts';
import { planeHandles } from '../kit/plane.ts';
import { rails } from '../kit/rails.ts';
import { count, decimal } from '../kit/reading.ts';
import { type Landscape, mostSteps } from './model.ts';
import { words } from './words.en.ts';

/** The start by keyboard, along the two edges of the map. */
export function start(state: Landscape): Record<'x' | 'y', Handle<Landscape>> {
  return planeHandles<Landscape>(
    { reach: 16, step: 0.5, page: 4 },
    state.start,
    [
      { label: words.start('w'), say: (w) => words.startText('w', decimal(w, 1)) },
      { label: words.start('b'), say: (b) => words.startText('b', decimal(b, 1)) },
    ],
    (moved) => ({ ...state, start: moved }),
  );
}

/** The three numbers on rails. */
export function settings(state: Landscape) {
  return rails<Landscape, 'rate' | 'batch' | 'steps'>(
    { from: 128, to: 350, y: 214 },
    {
      rate: {
        label: words.rate,
        value: state.rate,
        min: -3,
        max: 0.2,
        step: 0.05,
        page: 0.5,
        text: rateText(state.rate),
        set: (rate) => ({ ...state, rate }),
      },
      batch: {
        label: words.batch,
        value: state.batch,
        min: 0,
        max: 6,
        step: 1,
        page: 2,
        text: batchText(state.batch),
        set: (batch) => ({ ...state, batch }),
      },
      steps: {
        label: words.steps,
        value: state.steps,
        min: 0,
        max: mostSteps,
        step: 1,
        page: 20,
        text: count(state.steps, words.step),
        shown: `${state.steps}`,
        set: (steps) => ({ ...state, steps }),
      },
    },
  );
}

/** A batch size in words. */
function batchText(batch: number): string {
  return batch === 6 ? words.allCells : `${2 ** batch}`;
}
