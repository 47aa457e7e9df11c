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

function dashboard(race: Race): string {
  const { on, runs } = run(race);
  const [low, high] = on.decades;
  const axis = { low, high, steps: mostSteps, name: 'loss' };
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
  if (!(value < 1e4)) return 'ran away';
  return value !== 0 && value < 0.001 ? 'below 0.001' : decimal(value, value < 0.1 ? 3 : 2);
}

function describe(race: Race): string {
  const { on, runs } = run(race);
  const [x, y] = race.start;
  const [a, b] = on.axes;
  const from = `On ${on.name}${race.noisy ? ', with noise' : ''}, from ${a} = ${decimal(x, 1)}, ${b} = ${decimal(y, 1)} with a loss of ${loss(on.value(race.start))}`;
  if (runs.length === 0) return `${from}: nobody runs.`;
  const results = runs.map(
    ({ id, losses }) =>
      `${optimisers[id].name} ${loss(losses.length > race.steps ? (losses.at(-1) ?? Number.NaN) : Number.POSITIVE_INFINITY)}`,
  );
  return `${from}, after ${count(race.steps, 'step')}: ${results.join(', ')}. The lowest place of the map has ${loss(on.lowest)}.`;
}

const surfaceNames: Readonly<Record<SurfaceId, string>> = {
  valley: 'long valley',
  saddle: 'saddle',
  ripples: 'ripples',
  one: 'network, one bend',
  four: 'network, four bends',
  shortcuts: 'four bends, shortcuts',
};

function drawings(race: Race): string {
  const { on, runs } = run(race);
  const traces = runs.map(({ id, path }) => ({ kind: id, path }));
  const content = { traces, start: race.start, handles: start(race) };
  return (
    square(
      `Map of the loss over ${on.axes[0]} and ${on.axes[1]}, with the paths and their common start to drag`,
      planeHeight,
      map('optimiser-race', on, content),
    ) +
    wide(
      'Loss by step, and a learning rate for each optimiser',
      place.y + 5 * place.gap + 22,
      dashboard(race),
    )
  );
}

/** One optimiser out of the race or into it. */
function toggled(race: Race, one: OptimiserId): Race {
  return { ...race, running: optimiserIds.filter((id) => race.running.includes(id) !== (id === one)) };
}

function controls(race: Race): Control<Race>[] {
  const { running, steps, noisy } = race;
  return [
    choice('surface', 'Surface', surfaceNames, race.surface, (id) => ({
      ...begin(id, noisy),
      running,
      steps,
    })),
    ...optimiserIds.map((id) =>
      action(id, optimisers[id].name, () => toggled(race, id), { pressed: running.includes(id) }),
    ),
    action('noise', 'Noise', () => ({ ...race, noisy: !noisy }), { pressed: noisy }),
    action('tune', 'Find the best rates', () => tune(race)),
  ];
}

export const figure: Figure<Race> = {
  title: 'A race of five optimisers',
  about:
    'A map of a loss over two parameters, with the paths of SGD, momentum, RMSProp, Adam and AdamW from one start.',
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
