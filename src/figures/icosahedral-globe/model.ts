/** What the reader sets: a mesh, a point of it, and for how many rounds its messages travel. */
import { type Turned, tiltFor, tiltTo } from '../globe/ball.ts';
import { degree, direction, earth } from '../globe/directions.ts';
import { places } from '../globe/places.ts';
import { around } from '../orthographic.ts';
import { remembered } from '../remembered.ts';
import { cosine, nearest, nodesOf, pointAt } from './mesh.ts';
import { roundsFrom } from './reach.ts';

export interface Globe extends Turned {
  readonly level: number;
  /** Whether the edges of all coarser meshes are there too. */
  readonly multi: boolean;
  readonly rounds: number;
  /** Near which place the point lies, in whole degrees. */
  readonly north: number;
  readonly east: number;
  /** Whether what is around the middle is seen enlarged. */
  readonly close: boolean;
}

/** As many rounds as GraphCast has layers between its encoder and its decoder. */
export const mostRounds = 16;

const knownPoint = remembered<number>();
const knownReach = remembered<Reach>();

/** The point of the mesh that lies nearest to the place. */
export function pointOf({ level, north, east }: Pick<Globe, 'level' | 'north' | 'east'>): number {
  return knownPoint(`${level} ${north} ${east}`, () => nearest(level, direction(north, east)));
}

/** Where the point of the mesh lies, in whole degrees, and how far it is from the place, km. */
export function nodeOf(state: Globe): { readonly north: number; readonly east: number; readonly km: number } {
  const index = pointOf(state);
  const [x, y, z] = pointAt(index);
  const whole = (radians: number): number => Math.round(radians / degree) || 0;
  const km = earth * Math.acos(Math.min(1, cosine(index, direction(state.north, state.east))));
  return { north: whole(Math.asin(z)), east: around(whole(Math.atan2(y, x))), km };
}

/** What messages of the point reach. */
export interface Reach {
  /** Points that they have reached, the first one among them. */
  readonly nodes: number;
  /** How far away the furthest of them lies. */
  readonly km: number;
  /** Rounds until all points are reached. */
  readonly all: number;
}

export function reachOf(state: Globe, multi: boolean): Reach {
  const from = pointOf(state);
  return knownReach(`${state.level} ${multi} ${from} ${state.rounds}`, () => measure(state, multi, from));
}

function measure({ level, rounds }: Globe, multi: boolean, from: number): Reach {
  const own = pointAt(from);
  let [nodes, least, all] = [0, 1, 0];
  const arrivals = roundsFrom(level, multi, from);
  for (let node = 0; node < arrivals.length; node++) {
    const arrives = arrivals[node] ?? 0;
    all = Math.max(all, arrives);
    if (arrives > rounds) continue;
    nodes++;
    least = Math.min(least, cosine(node, own));
  }
  return { nodes, km: earth * Math.acos(Math.max(-1, Math.min(1, least))), all };
}

/** The points that are reached. */
export function reached(state: Globe): number[] {
  const found: number[] = [];
  const arrivals = roundsFrom(state.level, state.multi, pointOf(state));
  for (let node = 0; node < arrivals.length; node++)
    if ((arrivals[node] ?? 0) <= state.rounds) found.push(node);
  return found;
}

export const isWhole = (state: Globe, { nodes }: Reach): boolean => nodes === nodesOf(state.level);

/** The longitude in the middle of the globe. */
export const facing = ({ east, turn }: Pick<Globe, 'east' | 'turn'>): number => around(east - turn);

/** The state with the point at another latitude, which takes the globe along before it would be seen from the side. */
export function setNorth(state: Globe, north: number): Globe {
  return inSight({ ...state, north, tilt: tiltFor(north, state.tilt) });
}

/** The state with the point in the middle where it is seen enlarged: on a coarse mesh it may lie far from its place. */
export function inSight(state: Globe): Globe {
  if (!state.close) return state;
  const { north, east } = nodeOf(state);
  return { ...state, turn: around(state.east - east), tilt: north };
}

/** The state seen enlarged, with the point in the middle, or as a whole again. */
export function setClose(state: Globe, close: boolean): Globe {
  return close ? inSight({ ...state, close }) : goTo({ ...state, close }, [state.north, state.east]);
}

/** The state with the point taken elsewhere, while the globe stays as it is turned. */
export function take(state: Globe, north: number, east: number): Globe {
  return { ...state, north, east, turn: around(east - facing(state)) };
}

/** The state with the point at a place, in the middle of the globe. */
export function goTo(state: Globe, [north, east]: readonly [north: number, east: number]): Globe {
  return inSight({ ...state, north, east, turn: 0, tilt: tiltTo(0.6 * north) });
}

export const initial = goTo(
  { level: 2, multi: true, rounds: 2, north: 0, east: 0, turn: 0, tilt: 0, close: false },
  places.valentia,
);
