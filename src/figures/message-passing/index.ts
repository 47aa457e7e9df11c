/** Message passing on a map: seven stations, edges to cut and add, and every product of a round. */
import { action, type Control, choice, coded } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { becomes, brief, column, columnHeight, lastUpdate, product, weightRails } from './column.ts';
import { looking, mapDrawing, mapHeight } from './map.ts';
import {
  graphs,
  initial,
  joined,
  look,
  type Passing,
  pairs,
  reached,
  rounds,
  stations,
  toggle,
} from './model.ts';
import { words } from './words.en.ts';

const nameOf = (station: number): string => words.names[stations[station]?.id ?? 'mal'];

/** The edges as they are kept; a letter first, for lists keep numbers in an order of their own. */
const code = (edges: number): string => `e${edges.toString(36)}`;
function decoded(text: string): number | undefined {
  const edges = /^e[0-9a-z]{1,5}$/.test(text) ? Number.parseInt(text.slice(1), 36) : Number.NaN;
  return edges < 2 ** pairs.length ? edges : undefined;
}

const named = Object.fromEntries(
  (Object.keys(graphs) as (keyof typeof graphs)[]).map((id) => [code(graphs[id]), words.graphs[id]]),
);

/** The state in words and numbers. */
function describe(state: Passing): string {
  const { node, round } = state;
  const of = lastUpdate(state);
  if (!of) {
    const others = stations.flatMap((_, k) => (joined(state, node, k) ? [nameOf(k)] : []));
    const value = decimal(stations[node]?.departure ?? Number.NaN);
    return words.measured(nameOf(node), value, others);
  }
  const products = of.messages.map(({ from, value }) => `${nameOf(from)} ${product(state.near, value)}`);
  const isReached = reached(state);
  const beyond = stations.flatMap((_, k) => (isReached[k] ? [] : [nameOf(k)]));
  return [
    products.length === 0
      ? words.nothing(round, nameOf(node))
      : words.says(round, nameOf(node), products.join('; '), brief(of.together)),
    words.update(becomes(of, state.own)),
    beyond.length === stations.length - 1
      ? words.alone
      : beyond.length === 0
        ? words.all(round)
        : words.some(stations.length - beyond.length, round, beyond),
  ].join(' ');
}

function controls(state: Passing): Control<Passing>[] {
  const others: Record<string, string> = Object.fromEntries(
    stations.flatMap(({ id }, k) => (k === state.node ? [] : [[id, nameOf(k)]])),
  );
  const isEdge = joined(state, state.node, state.other);
  return [
    choice('how', words.how, words.hows, state.how, (how) => ({ ...state, how })),
    coded('edges', words.edges, { options: named, own: words.ownGraph }, code(state.edges), (text) => {
      const edges = decoded(text);
      return edges === undefined ? undefined : { ...state, edges };
    }),
    choice<Passing, string>('other', words.other, others, stations[state.other]?.id ?? 'mal', (id) => ({
      ...state,
      other: stations.findIndex((station) => station.id === id),
    })),
    action('edge', isEdge ? words.cut : words.add, () => toggle(state, state.node, state.other), {
      label: words.edgeBetween(isEdge, nameOf(state.node), nameOf(state.other)),
    }),
  ];
}

/** A press on a station, or on an edge or the row of one. */
function act(state: Passing, mark: string): Passing {
  const [what, a, b] = mark.split('-');
  if (what === 'station') return look(state, Number(a));
  if (what !== 'edge') return state;
  const cut = toggle(state, Number(a), Number(b));
  if (Number(a) === state.node) return { ...cut, other: Number(b) };
  return Number(b) === state.node ? { ...cut, other: Number(a) } : cut;
}

const key = legend([
  { kind: 'key-looked', mark: { path: 'M1 2h10v8h-10z' }, text: words.key.looked },
  { kind: 'key-reached', mark: { path: 'M1 2h10v8h-10z' }, text: words.key.reached },
  { kind: 'key-beyond', mark: { path: 'M1 2h10v8h-10z' }, text: words.key.beyond },
  { kind: 'key-now', mark: 'line', text: words.key.now },
]);

export const figure: Figure<Passing> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.map, mapHeight, mapDrawing(state)) + wide(words.column, columnHeight, column(state)) + key,
  describe,
  handles: (state) => ({ station: looking(state), ...weightRails(state).handles }),
  steps: (state) => ({
    done: state.round,
    last: rounds,
    go: (round) => ({ ...state, round }),
    pause: 1500,
  }),
  controls,
  act,
};
