/** The icosahedral meshes on the globe, and how far a point reaches along their edges. */
import { globeHeight, hands, turning } from '../globe/ball.ts';
import { earth } from '../globe/directions.ts';
import { placeAt, places } from '../globe/places.ts';
import { action, type Control, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { type Key, legend } from '../kit/legend.ts';
import { whole } from '../kit/reading.ts';
import { dotsFor, drag, drawnLevels, globe, isFew, scaleOf } from './globe.ts';
import { edgesOf, facesOf, finest, meanEdge, multiEdgesOf, nodesOf } from './mesh.ts';
import {
  facing,
  type Globe,
  goTo,
  initial,
  isWhole,
  mostRounds,
  nodeOf,
  type Reach,
  reachOf,
  setClose,
} from './model.ts';
import { settings, table, tableHeight } from './table.ts';
import { words } from './words.en.ts';

/** The state in words and numbers. */
function describe(state: Globe): string {
  const { level } = state;
  const [alone, multi] = [reachOf(state, false), reachOf(state, true)];
  const say = (reach: Reach): string =>
    isWhole(state, reach)
      ? words.everything
      : reach.nodes === 1
        ? words.itself
        : words.some(reach.nodes, whole(reach.km));
  const node = nodeOf(state);
  const [north, east] = [words.latitude(state.north), words.longitude(state.east)];
  const [nodeNorth, nodeEast] = [words.latitude(node.north), words.longitude(node.east)];
  return [
    words.sizes(level, nodesOf(level), edgesOf(level), facesOf(level)),
    words.multiSizes(level, 2 * edgesOf(level), multiEdgesOf(level)),
    words.stands(north, east, level, nodeNorth, nodeEast, whole(node.km)),
    words.says(state.rounds, say(alone), say(multi)),
    words.until(alone.all, multi.all),
  ].join(' ');
}

function controls(state: Globe): Control<Globe>[] {
  return [
    action('multi', words.multi, () => ({ ...state, multi: !state.multi }), { pressed: state.multi }),
    preset('place', words.place, words.places, placeAt(state.north, state.east), (place) =>
      goTo(state, places[place]),
    ),
    action('close', words.close, () => setClose(state, !state.close), { pressed: state.close }),
  ];
}

/**
 * What is drawn: the points that are reached, and the edges of each mesh with their mean length. What is not there just now
 * keeps its place, so that nothing below moves as the mesh is refined.
 */
function key(state: Globe): string {
  const drawn = drawnLevels(state);
  const edges = Array.from({ length: finest + 1 }, (_, level): Key => {
    const text = words.keyEdge(level, whole(earth * meanEdge(level)));
    return { kind: `mesh-${level}`, mark: 'line', text, absent: !drawn.includes(level) };
  });
  return legend([
    { kind: 'place', mark: { path: 'M1 1l10 10m0-10l-10 10' }, text: words.keyPlace },
    { kind: 'key-reach', mark: { path: 'M6 6h0' }, text: words.keyReach },
    { text: words.keyCoarser, absent: dotsFor(state) !== 'coarser' },
    ...edges,
    { text: words.keyNear, absent: !drawn.some((level) => isFew(state, level)) },
  ]);
}

export const figure: Figure<Globe> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.globe, globeHeight, globe(state)) +
    wide(words.table, tableHeight, table(state)) +
    key(state),
  describe,
  handles: (state) => ({ ...turning(state, facing(state)).handles, ...settings(state).handles }),
  steps: (state) => ({
    done: state.rounds,
    last: mostRounds,
    go: (rounds) => ({ ...state, rounds }),
    next: words.round,
    pause: 900,
  }),
  controls,
  grab: (state) => ({ state, handle: 'turn', hands: (now) => hands(now, scaleOf(now)) }),
  drag,
};
