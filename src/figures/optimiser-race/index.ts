/** The optimiser race: the map with five paths, the loss by step, and a rail for each one's rate. */

import { curves } from '../descent/curves.ts';
import { map } from '../descent/map.ts';
import { type OptimiserId, optimiserIds, optimisers } from '../descent/optimisers.ts';
import { course, type SurfaceId } from '../descent/surfaces.ts';
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { fromDrawing, planeHeight } from '../kit/plane.ts';
import { count, decimal } from '../kit/reading.ts';
import { place, settings, start } from './handles.ts';
import { begin, initial, mostSteps, type Race, run, tune } from './model.ts';
import { words } from './words.en.ts';

function dashboard(race: Race): string {
  const { on, runs } = run(race);
  const [low, high] = on.decades;
  const axis = { low, high, steps: mostSteps, name: words.lossAxis };
  // Under the name of each one that runs, the line that it is drawn with.
  const samples = optimiserIds.map((id, k) => {
    const y = place.y + place.gap * k + 13;
    return race.running.includes(id) ? `<g class="trace ${id}"><path class="way" d="M68 ${y}h44"/></g>` : '';
  });
  return (
    curves(
      { x: 44, y: 24, width: 352, height: 138 },
      on.lowest > 0 ? { ...axis, floor: on.lowest } : axis,
      runs.map(({ id, losses }) => ({ kind: id, losses })),
    ) +
    samples.join('') +
    settings(race).svg
  );
}

/** A loss for reading. */
function loss(value: number): string {
  if (!(value < 1e4)) return words.ranAway;
  return value !== 0 && value < 0.001 ? words.tiny : decimal(value, value < 0.1 ? 3 : 2);
}

function describe(race: Race): string {
  const { on, runs } = run(race);
  const [x, y] = race.start;
  const [a, b] = on.axes;
  const from = words.from(
    on.name,
    race.noisy ? words.withNoise : '',
    words.at(a, decimal(x, 1), b, decimal(y, 1)),
    loss(on.value(race.start)),
  );
  if (runs.length === 0) return words.nobody(from);
  const results = runs.map(
    ({ id, losses }) =>
      `${optimisers[id].name} ${loss(losses.length > race.steps ? (losses.at(-1) ?? Number.NaN) : Number.POSITIVE_INFINITY)}`,
  );
  return words.results(from, count(race.steps, words.step), results.join(', '), loss(on.lowest));
}

const surfaceNames: Readonly<Record<SurfaceId, string>> = words.surfaces;

function drawings(race: Race): string {
  const { on, runs } = run(race);
  const traces = runs.map(({ id, path }) => ({ kind: id, path }));
  const content = { traces, start: race.start, handles: start(race) };
  return (
    square(words.map(on.axes[0], on.axes[1]), planeHeight, map('optimiser-race', on, content)) +
    wide(words.dashboard, place.y + 5 * place.gap + 22, dashboard(race))
  );
}

/** One optimiser out of the race or into it. */
function toggled(race: Race, one: OptimiserId): Race {
  return { ...race, running: optimiserIds.filter((id) => race.running.includes(id) !== (id === one)) };
}

function controls(race: Race): Control<Race>[] {
  const { running, steps, noisy } = race;
  return [
    choice('surface', words.surface, surfaceNames, race.surface, (id) => ({
      ...begin(id, noisy),
      running,
      steps,
    })),
    ...optimiserIds.map((id) =>
      action(id, optimisers[id].name, () => toggled(race, id), { pressed: running.includes(id) }),
    ),
    action('noise', words.noise, () => ({ ...race, noisy: !noisy }), { pressed: noisy }),
    action('tune', words.tune, () => tune(race)),
  ];
}

export const figure: Figure<Race> = {
  title: words.title,
  about: words.about,
  initial,
  drawings,
  describe,
  handles: (race) => ({ ...start(race), ...settings(race).handles }),
  controls,
  drag(race, _id, point) {
    const { x, y } = fromDrawing(course(race.surface, race.noisy).reach, point, 0.1);
    return { ...race, start: [x, y] };
  },
};
