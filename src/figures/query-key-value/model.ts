/** Attention of one day to six: scores, shares and the weighted mean, from a query and keys that the reader moves. */

/** A list of two numbers, which is a place on a plane. */
export type Pair = readonly [number, number];

export interface Attention {
  /** The day that asks, from 0. */
  readonly asks: number;
  readonly query: Pair;
  readonly keys: readonly Pair[];
  /** Whether the scores are divided by the square root of the keys' length. */
  readonly divided: boolean;
}

/** What one day adds to the answer, number by number. */
export interface Row {
  readonly key: Pair;
  /** q · k. */
  readonly product: number;
  /** The product, divided or not. */
  readonly score: number;
  readonly power: number;
  readonly share: number;
  readonly value: number;
  readonly part: number;
}

export interface Answer {
  readonly rows: readonly Row[];
  /** The sum of the powers. */
  readonly all: number;
  /** The weighted mean of the values. */
  readonly mean: number;
}

/**
 * Departures of the wind from normal, 26 to 31 May 1964, in standard deviations and tenths (data set irish-wind): at
 * Valentia and Malin Head, which make the keys, and at Dublin, which is the value.
 */
export const tokens: readonly { readonly key: Pair; readonly value: number }[] = [
  { key: [-1.2, -1], value: -0.4 },
  { key: [1.5, 1], value: 0.2 },
  { key: [0.8, 0.5], value: 0.5 },
  { key: [0.7, -0.8], value: 0.1 },
  { key: [-0.4, -0.9], value: -1 },
  { key: [0, 1.2], value: 1.2 },
];

/** Parts of queries and keys stay in [−reach, reach], in steps of a tenth. */
export const [reach, step] = [2, 0.1];

/** The parts of a key. */
const width = 2;

/** What makes a query of a day's two departures, which are its key: it turns the arrow by a right angle. */
const forQuery = [
  [0, -1],
  [1, 0],
] as const;

/** The state in which a day asks, with the query that it has at first. */
export function ask(state: Attention, asks: number): Attention {
  const [x = 0, y = 0] = tokens[asks]?.key ?? [];
  const [first, second] = forQuery.map(([a, b]) => Math.round(10 * (a * x + b * y)) / 10 || 0);
  return { ...state, asks, query: [first ?? 0, second ?? 0] };
}

export const initial = ask({ asks: 0, query: [0, 0], keys: tokens.map(({ key }) => key), divided: true }, 1);

/** Everything that follows from the query and the keys. */
export function answer({ query, keys, divided }: Attention): Answer {
  const scored = keys.map((key, k) => {
    const product = query[0] * key[0] + query[1] * key[1];
    const score = divided ? product / Math.sqrt(width) : product;
    return { key, product, score, power: Math.exp(score), value: tokens[k]?.value ?? Number.NaN };
  });
  const all = scored.reduce((sum, { power }) => sum + power, 0);
  const rows = scored.map((row) => {
    const share = row.power / all;
    return { ...row, share, part: share * row.value };
  });
  return { rows, all, mean: rows.reduce((sum, { part }) => sum + part, 0) };
}

/** An arrow on the plane: the query, or the key of a day from 0. */
export type Arrow = 'q' | number;

export function place(state: Attention, arrow: Arrow): Pair {
  return arrow === 'q' ? state.query : (state.keys[arrow] ?? [0, 0]);
}

export function move(state: Attention, arrow: Arrow, to: Pair): Attention {
  return arrow === 'q' ? { ...state, query: to } : { ...state, keys: state.keys.with(arrow, to) };
}
