/** What the reader moves in the optimiser race: the start, five rates and the number of steps. */

import { optimiserIds, optimisers } from '../descent/optimisers.ts';
import { rateText } from '../descent/rate.ts';
import { course } from '../descent/surfaces.ts';
import type { Handle } from '../kit/figure.ts';
import { planeHandles } from '../kit/plane.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { count, decimal } from '../kit/reading.ts';
import { mostSteps, type Race, rateRange } from './model.ts';
import { words } from './words.en.ts';

/** Where the first rail lies, and how far apart they are. */
export const place = { from: 128, to: 350, y: 226, gap: 42 } as const;

/** The start by keyboard, along the two edges of the map. */
export function start(race: Race): Record<'x' | 'y', Handle<Race>> {
  const { reach, axes } = course(race.surface, race.noisy);
  const edge = (name: string) => ({
    label: words.start(name),
    say: (value: number) => words.startText(name, decimal(value)),
  });
  return planeHandles<Race>(
    { reach, step: 0.1, page: 1 },
    race.start,
    [edge(axes[0]), edge(axes[1])],
    (moved) => ({ ...race, start: moved }),
  );
}

/** Five rates and the number of steps, on rails. */
export function settings(race: Race) {
  const rates = optimiserIds.map((id): [string, Rail<Race>] => [
    id,
    {
      label: words.rate(optimisers[id].name),
      name: optimisers[id].name,
      value: race.rates[id],
      min: rateRange.low,
      max: rateRange.high,
      step: 0.05,
      page: 0.5,
      text: rateText(race.rates[id]),
      set: (value) => ({ ...race, rates: { ...race.rates, [id]: value } }),
    },
  ]);
  return rails<Race, string>(place, {
    ...Object.fromEntries(rates),
    steps: {
      label: words.steps,
      value: race.steps,
      min: 0,
      max: mostSteps,
      step: 1,
      page: 20,
      text: count(race.steps, words.step),
      shown: `${race.steps}`,
      set: (steps) => ({ ...race, steps }),
    },
  });
}
