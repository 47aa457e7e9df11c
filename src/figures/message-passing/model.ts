/** Messages along the edges of a small graph: seven Irish stations with one number each, round by round. */

/**
 * Departures of the wind from normal on 25 May 1964, in standard deviations and tenths (data set irish-wind), at seven
 * stations from north to south.
 */
export const stations = [
  { id: 'mal', latitude: 55.37, longitude: -7.33, departure: -1.7 },
  { id: 'clo', latitude: 54.18, longitude: -7.23, departure: -0.2 },
  { id: 'mul', latitude: 53.53, longitude: -7.37, departure: -0.2 },
  { id: 'dub', latitude: 53.43, longitude: -6.25, departure: 0.6 },
  { id: 'bir', latitude: 53.08, longitude: -7.88, departure: -0.2 },
  { id: 'sha', latitude: 52.7, longitude: -8.92, departure: -0.3 },
  { id: 'val', latitude: 51.93, longitude: -10.25, departure: -0.7 },
] as const;

export type StationId = (typeof stations)[number]['id'];

/** How the messages that arrive become one number. */
type How = 'mean' | 'sum' | 'max';

export interface Passing {
  /** The station that is looked at, and another one: the edge between them can be cut or added. */
  readonly node: number;
  readonly other: number;
  /** Rounds that are over. */
  readonly round: number;
  readonly how: How;
  /** The weight of a station's own value, and that of a neighbour's. */
  readonly own: number;
  readonly near: number;
  /** A bit for each pair of stations, in the order of `pairs`. */
  readonly edges: number;
}

export const rounds = 4;
/** Both weights. */
export const weights = { min: 0.1, max: 1, step: 0.1 } as const;

export const pairs: readonly (readonly [number, number])[] = stations.flatMap((_, a) =>
  Array.from({ length: stations.length - 1 - a }, (_one, k) => [a, a + 1 + k] as const),
);

const degree = Math.PI / 180;
/** The Earth’s mean radius, km. */
const earth = 6371;

/** The great-circle distance of two stations, km. */
export function kilometres(a: number, b: number): number {
  const [one, two] = [stations[a], stations[b]];
  if (!one || !two) return Number.NaN;
  const [south, north] = [one.latitude * degree, two.latitude * degree];
  const across = Math.cos(south) * Math.cos(north) * Math.cos((one.longitude - two.longitude) * degree);
  return earth * Math.acos(Math.min(1, Math.sin(south) * Math.sin(north) + across));
}

const bits = (isEdge: (a: number, b: number) => boolean): number =>
  pairs.reduce((sum, [a, b], k) => sum + (isEdge(a, b) ? 2 ** k : 0), 0);

/** Edges between all stations that are at most so far apart. */
const within = (km: number): number => bits((a, b) => kilometres(a, b) <= km);

/** The graphs with a name; the numbers are the longest edge, km. */
export const graphs = {
  near: within(135),
  far: within(210),
  all: bits(() => true),
  none: 0,
} as const;

const place = (a: number, b: number): number =>
  pairs.findIndex(([one, two]) => one === Math.min(a, b) && two === Math.max(a, b));

export function joined({ edges }: Pick<Passing, 'edges'>, a: number, b: number): boolean {
  return a !== b && (edges & (1 << place(a, b))) !== 0;
}

/** The state with the edge between two stations cut or added. */
export function toggle(state: Passing, a: number, b: number): Passing {
  return a === b ? state : { ...state, edges: state.edges ^ (1 << place(a, b)) };
}

/** The state with another station looked at; the one before is then the other end of an edge. */
export function look(state: Passing, node: number): Passing {
  return node === state.node ? state : { ...state, node, other: state.node };
}

export const initial: Passing = {
  node: 4,
  other: 2,
  round: 1,
  how: 'mean',
  own: 0.5,
  near: 0.5,
  edges: graphs.near,
};

/** One number from the messages; nothing comes of none. */
function together(how: How, messages: readonly number[]): number {
  if (messages.length === 0) return 0;
  if (how === 'max') return Math.max(...messages);
  const sum = messages.reduce((total, message) => total + message, 0);
  return how === 'sum' ? sum : sum / messages.length;
}

/** What one station becomes in a round, number by number. */
export interface Update {
  /** Of each neighbour its value and the message made of it. */
  readonly messages: readonly { readonly from: number; readonly value: number; readonly message: number }[];
  readonly together: number;
  readonly before: number;
  readonly ownPart: number;
  readonly value: number;
}

/** The update of a station from the values of all before the round. */
export function update(state: Passing, node: number, values: readonly number[]): Update {
  const messages = values.flatMap((value, from) =>
    joined(state, node, from) ? [{ from, value, message: state.near * value }] : [],
  );
  const combined = together(
    state.how,
    messages.map(({ message }) => message),
  );
  const before = values[node] ?? Number.NaN;
  const ownPart = state.own * before;
  return { messages, together: combined, before, ownPart, value: ownPart + combined };
}

/** The values of all stations after so many rounds. */
export function valuesAfter(state: Passing, done: number): readonly number[] {
  let values: readonly number[] = stations.map(({ departure }) => departure);
  for (let round = 0; round < done; round++) {
    const before = values;
    values = before.map((_, node) => update(state, node, before).value);
  }
  return values;
}

/** Edges on the shortest way from a station to each; Infinity where there is none. */
export function hops(state: Pick<Passing, 'edges'>, from: number): number[] {
  const found = stations.map((_, k) => (k === from ? 0 : Number.POSITIVE_INFINITY));
  let front = [from];
  for (let hop = 1; front.length > 0; hop++) {
    const next = found.flatMap((known, to) =>
      known === Number.POSITIVE_INFINITY && front.some((one) => joined(state, one, to)) ? [to] : [],
    );
    for (const to of next) found[to] = hop;
    front = next;
  }
  return found;
}

/** The stations whose first values have had time to reach the one that is looked at. */
export function reached(state: Passing): readonly boolean[] {
  return hops(state, state.node).map((hop) => hop <= state.round);
}
