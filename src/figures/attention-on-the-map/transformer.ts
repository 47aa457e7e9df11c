/** One layer of a transformer over stations, forward and backward: a token is a station with its last days. */
import type { Chance } from '../chance.ts';
import { sharesOf, slopesOfAttention, taken } from './attention.ts';
import { layerNorm, slopesOfLayerNorm } from './layer-norm.ts';
import { add, addSlopesOfMatrix, slopesOfRows, times } from './products.ts';

/** Stations that look at each other, and days that each knows. */
export const [tokens, known] = [12, 5] as const;
const width = 16;
const hidden = 2 * width;
/** One head: what a station takes is then one share from each, which can be drawn. */
const shape = { tokens, heads: 1, width } as const;

/** Rows and columns of each matrix, and the size of its products at the start where inputs have the size 1. */
const matrices = {
  /** Which station it is. */
  place: [tokens, width, 1],
  /** What its days are. */
  embed: [known, width, 1],
  /** Small, so that the untrained network looks at all stations nearly alike. */
  ask: [width, width, 0.3],
  answer: [width, width, 1],
  give: [width, width, 1],
  mix: [width, width, 0.5],
  up: [width, hidden, 1],
  down: [hidden, width, 0.5],
  read: [width, 1, 0.3],
} as const;

type Name = keyof typeof matrices;
const names = Object.keys(matrices) as Name[];

/** Where each matrix lies among all parameters. */
const places = {} as Record<Name, readonly [from: number, to: number]>;
/** All parameters. */
export const count = names.reduce((from, name) => {
  const [rows, columns] = matrices[name];
  const to = from + rows * columns;
  places[name] = [from, to];
  return to;
}, 0);

export type Parameters = Float64Array;

export function start({ normal }: Chance): Parameters {
  const all = new Float64Array(count);
  for (const name of names) {
    const [rows, , size] = matrices[name];
    const [from, to] = places[name];
    for (let k = from; k < to; k++) all[k] = (size * normal()) / Math.sqrt(rows);
  }
  return all;
}

/** A matrix among all parameters, or among their slopes. */
const part = (all: Parameters, name: Name): Float64Array => all.subarray(...places[name]);

/** What a run leaves. Rows are tokens, station after station of one example after another. */
interface Run {
  /** [example, who asks, who is asked] */
  readonly shares: Float64Array;
  /** A forecast for each token, standardised. */
  readonly answers: Float64Array;
}

function trace(all: Parameters, x: Float64Array) {
  const of = (rows: Float64Array, name: Name): Float64Array =>
    times(rows, part(all, name), matrices[name][1]);
  const first = of(x, 'embed');
  const place = part(all, 'place');
  for (let k = 0; k < first.length; k++)
    first[k] = (first[k] as number) + (place[k % place.length] as number);
  const before = layerNorm(first, width);
  const asked = { q: of(before.rows, 'ask'), k: of(before.rows, 'answer'), v: of(before.rows, 'give') };
  const shares = sharesOf(asked, shape);
  const heard = taken(shares, asked.v, shape);
  const second = of(heard, 'mix');
  add(second, first);
  const between = layerNorm(second, width);
  const bent = of(between.rows, 'up');
  for (let k = 0; k < bent.length; k++) bent[k] = Math.max(0, bent[k] as number);
  const third = of(bent, 'down');
  add(third, second);
  return { before, asked, shares, heard, between, bent, third, answers: of(third, 'read') };
}

/** Forecasts for examples; `x` has the days of one token after another. */
export const run = (all: Parameters, x: Float64Array): Run => trace(all, x);

/** Adds to `slopes` those of the mean of (answer − target)² over all tokens. */
export function addSlopes(
  all: Parameters,
  x: Float64Array,
  targets: Float64Array,
  slopes: Float64Array,
): void {
  const { before, asked, shares, heard, between, bent, third, answers } = trace(all, x);
  /** Leaves the slopes of a matrix, and gives back those of the rows that it was given. */
  const back = (name: Name, rows: Float64Array, of: Float64Array): Float64Array => {
    const columns = matrices[name][1];
    addSlopesOfMatrix(rows, of, columns, part(slopes, name));
    return slopesOfRows(of, part(all, name), columns);
  };
  const ofAnswers = answers.map((answer, k) => (2 * (answer - (targets[k] as number))) / answers.length);
  const ofThird = back('read', third, ofAnswers);
  const ofBent = back('down', bent, ofThird);
  for (let k = 0; k < bent.length; k++) if (bent[k] === 0) ofBent[k] = 0;
  const ofSecond = slopesOfLayerNorm(between, back('up', between.rows, ofBent));
  add(ofSecond, ofThird);
  const ofAsked = slopesOfAttention(asked, shares, back('mix', heard, ofSecond), shape);
  const ofBefore = back('ask', before.rows, ofAsked.q);
  add(ofBefore, back('answer', before.rows, ofAsked.k));
  add(ofBefore, back('give', before.rows, ofAsked.v));
  const ofFirst = slopesOfLayerNorm(before, ofBefore);
  add(ofFirst, ofSecond);
  addSlopesOfMatrix(x, ofFirst, width, part(slopes, 'embed'));
  const ofPlace = part(slopes, 'place');
  for (let k = 0; k < ofFirst.length; k++) {
    const at = k % ofPlace.length;
    ofPlace[at] = (ofPlace[at] as number) + (ofFirst[k] as number);
  }
}
