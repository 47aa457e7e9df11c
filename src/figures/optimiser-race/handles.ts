/** What the reader moves in the optimiser race: the start, five rates and the number of steps. */
import { type OptimiserId, optimiserIds, optimisers } from '../descent/optimisers.ts';
import { onRail, rateText } from '../descent/rail.ts';
import { course } from '../descent/surfaces.ts';
import { count, decimal, type Handle } from '../frame.ts';
import { fromDrawing } from '../plane.ts';
import { mostSteps, type Race, rateRange } from './model.ts';

type HandleId = OptimiserId | 'x' | 'y' | 'steps';

/** The start by keyboard, and the six rails. */
export function handles(race: Race): Record<HandleId, Handle<Race>> {
  const { reach, axes } = course(race.surface, race.noisy);
  const [x, y] = race.start;
  const common = { min: -reach, max: reach, step: 0.1, page: 1 };
  const rates = optimiserIds.map((id): [OptimiserId, Handle<Race>] => [
    id,
    {
      label: `Learning rate of ${optimisers[id].name}`,
      value: race.rates[id],
      min: rateRange.low,
      max: rateRange.high,
      step: 0.05,
      page: 0.5,
      text: rateText(race.rates[id]),
      at: onRail(rateRange.low, rateRange.high),
      set: (value) => ({ ...race, rates: { ...race.rates, [id]: value } }),
    },
  ]);
  return {
    ...(Object.fromEntries(rates) as Record<OptimiserId, Handle<Race>>),
    x: {
      ...common,
      label: `Start, ${axes[0]}`,
      value: x,
      text: `${axes[0]} ${decimal(x)}`,
      at: (point) => fromDrawing(reach, point, 0.1).x,
      set: (value) => ({ ...race, start: [value, y] }),
    },
    y: {
      ...common,
      label: `Start, ${axes[1]}`,
      value: y,
      text: `${axes[1]} ${decimal(y)}`,
      vertical: true,
      at: (point) => fromDrawing(reach, point, 0.1).y,
      set: (value) => ({ ...race, start: [x, value] }),
    },
    steps: {
      label: 'Steps',
      value: race.steps,
      min: 0,
      max: mostSteps,
      step: 1,
      page: 20,
      text: count(race.steps, 'step'),
      at: onRail(0, mostSteps),
      set: (steps) => ({ ...race, steps }),
    },
  };
}
