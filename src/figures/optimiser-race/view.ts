/** The optimiser race: the map with five paths, the loss by step, and a rail for each one's rate. */
import { curves } from '../descent/curves.ts';
import { map } from '../descent/map.ts';
import { type OptimiserId, optimiserIds, optimisers } from '../descent/optimisers.ts';
import { rail, rateText } from '../descent/rail.ts';
import { course, type SurfaceId, surfaceIds } from '../descent/surfaces.ts';
import { button, choice, count, decimal, drawing, type Explorable, frame } from '../frame.ts';
import { fromDrawing, planeSize } from '../plane.ts';
import { handles } from './handles.ts';
import { begin, initial, mostSteps, type Race, run, tune } from './model.ts';

const firstRail = 226;

function dashboard(race: Race): string {
  const { on, runs } = run(race);
  const [low, high] = on.decades;
  const all = handles(race);
  const axis = { low, high, steps: mostSteps, name: 'loss' };
  const rates = optimiserIds.map((id, k) => {
    const y = firstRail + 42 * k;
    const sample = race.running.includes(id) ? `<path class="way" d="M68 ${y + 13}h44"/>` : '';
    return (
      `<g class="trace ${id}">${sample}</g>` +
      rail(id, all[id], y, rateText(race.rates[id]), optimisers[id].name)
    );
  });
  return (
    curves(
      { x: 44, y: 24, width: 352, height: 138 },
      on.lowest > 0 ? { ...axis, floor: on.lowest } : axis,
      runs.map(({ id, losses }) => ({ kind: id, losses })),
    ) +
    rates.join('') +
    rail('steps', all.steps, firstRail + 42 * optimiserIds.length, `${race.steps}`)
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

function html(race: Race, words = ''): string {
  const { on, runs } = run(race);
  const traces = runs.map(({ id, path }) => ({ kind: id, path }));
  const content = { traces, start: race.start, handles: handles(race) };
  const switches = optimiserIds.map((id) =>
    button(id, optimisers[id].name, { pressed: race.running.includes(id) }),
  );
  return frame('optimiser-race', {
    drawings:
      drawing(
        'square-drawing',
        `Map of the loss over ${on.axes[0]} and ${on.axes[1]}, with the paths and their common start to drag`,
        planeSize.width,
        planeSize.height,
        map('optimiser-race', on, content),
      ) +
      drawing(
        'wide-drawing',
        'Loss by step, and a learning rate for each optimiser',
        420,
        firstRail + 42 * 5 + 22,
        dashboard(race),
      ),
    controls:
      choice(
        'surface',
        'Surface',
        surfaceIds.map((id) => [id, surfaceNames[id]] as const),
        race.surface,
      ) +
      switches.join('') +
      button('noise', 'Noise', { pressed: race.noisy }) +
      button('tune', 'Find the best rates'),
    text: words,
  });
}

const isOptimiser = (id: string): id is OptimiserId => optimiserIds.some((known) => known === id);
const isSurface = (id: string): id is SurfaceId => surfaceIds.some((known) => known === id);

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Race> = {
  initial,
  html,
  describe,
  handles,
  drag(race, _id, point) {
    const { x, y } = fromDrawing(course(race.surface, race.noisy).reach, point, 0.1);
    return { ...race, start: [x, y] };
  },
  act(race, action) {
    if (action === 'noise') return { ...race, noisy: !race.noisy };
    if (action === 'tune') return tune(race);
    if (!isOptimiser(action)) return race;
    const running = optimiserIds.filter((id) => race.running.includes(id) !== (id === action));
    return { ...race, running };
  },
  choose: (race, _name, value) =>
    isSurface(value) ? { ...begin(value, race.noisy), running: race.running, steps: race.steps } : race,
};
