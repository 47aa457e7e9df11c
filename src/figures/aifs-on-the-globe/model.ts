/** What the reader sets: a place of the globe, and which part of AIFS is at work there. */
import { type Turned, tiltFor, tiltTo } from '../globe/ball.ts';
import { angle, direction, earth } from '../globe/directions.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import type { Place } from '../globe/places.ts';
import type { ReducedGrid } from '../globe/reduced-grid.ts';
import { type Window, windowOf } from '../globe/row-window.ts';
import { around } from '../orthographic.ts';
import { remembered } from '../remembered.ts';
import { answering, heardBy, hearing, nearest } from './graph.ts';

export interface Follow extends Turned {
  /** The place, in tenths of a degree. */
  readonly north: number;
  readonly east: number;
  /** 0: the data; 1: the encoder; then the layers of the processor; the last: the decoder. */
  readonly step: number;
}

/** The processor of AIFS. */
export const processor = { layers: 16, channels: 1024, heads: 16, half: 1120 } as const;

export const lastStep = processor.layers + 2;

export type Part = 'data' | 'encoder' | 'processor' | 'decoder';

/** The step that each part begins with. */
export const firstOf: Record<Part, number> = { data: 0, encoder: 1, processor: 2, decoder: lastStep };

export function partOf({ step }: Follow): Part {
  if (step === lastStep) return 'decoder';
  return step >= 2 ? 'processor' : step === 1 ? 'encoder' : 'data';
}

/** The layer of the processor that is at work, from 1; all of them once the decoder is. */
export const layerOf = ({ step }: Follow): number => Math.max(0, Math.min(processor.layers, step - 1));

/** A point of a grid, where it lies, and how far it is from the place. */
export interface Near {
  readonly index: number;
  readonly north: number;
  readonly east: number;
  readonly km: number;
}

/** What has to do with the place. */
export interface Around {
  readonly point: Near;
  readonly node: Near;
  /** Data points that the node hears. */
  readonly heard: readonly number[];
  /** How many nodes hear the data point. */
  readonly hearing: number;
  /** The nodes that the data point takes its forecast from, the nearest first; `km` is from the data point. */
  readonly answering: readonly Near[];
}

const known = remembered<Around>();

export function aroundOf({ north, east }: Follow): Around {
  return known(`${north} ${east}`, () => {
    const [point = 0] = nearest(n320, north, east, 1);
    const [node = 0] = nearest(o96, north, east, 1);
    const own = nearOf(n320, point, north, east);
    return {
      point: own,
      node: nearOf(o96, node, north, east),
      heard: heardBy(node),
      hearing: hearing(point).length,
      answering: answering(point).map((index) => nearOf(o96, index, own.north, own.east)),
    };
  });
}

function nearOf(grid: ReducedGrid, index: number, north: number, east: number): Near {
  const km = earth * angle(direction(north, east), grid.directionOf(index));
  return {
    index,
    north: grid.latitudes[grid.rowOf(index)] ?? 0,
    east: around(grid.longitudeOf(index)),
    km,
  };
}

/** The nodes that the node looks at in one layer. */
export const looksAt = (node: number): Window => windowOf(node, processor.half);

/** The nodes whose state has come to some nodes through so many layers: each takes it one window further. */
function reachedFrom(nodes: readonly number[], layers: number): Window {
  const half = layers * processor.half;
  return {
    first: windowOf(Math.min(...nodes), half).first,
    last: windowOf(Math.max(...nodes), half).last,
  };
}

/** The nodes that have had a part in what is shown. */
export function heardOf(state: Follow): Window {
  const { node, answering } = aroundOf(state);
  const nodes = partOf(state) === 'decoder' ? answering.map(({ index }) => index) : [node.index];
  return reachedFrom(nodes, layerOf(state));
}

export const sizeOf = ({ first, last }: Window): number => last - first + 1;

/** The longitude in the middle of the globe. */
export const facing = ({ east, turn }: Pick<Follow, 'east' | 'turn'>): number => tenth(around(east - turn));

const tenth = (value: number): number => Math.round(10 * value) / 10 || 0;

/** The state with the place at another latitude, which takes the globe along before it would be seen from the side. */
export function setNorth(state: Follow, north: number): Follow {
  return { ...state, north: tenth(north), tilt: tiltFor(north, state.tilt) };
}

export function setEast(state: Follow, east: number): Follow {
  return { ...state, east: tenth(around(east)) };
}

/** The state with the place taken elsewhere, while the globe stays as it is turned. */
export function take(state: Follow, north: number, east: number): Follow {
  const moved = setEast({ ...state, north: tenth(north) }, east);
  return { ...moved, turn: Math.round(around(moved.east - facing(state))) };
}

/** Places by name: the grids are so fine that a whole degree would be too coarse. */
export const places: Readonly<Record<Place, readonly [north: number, east: number]>> = {
  valentia: [51.9, -10.3],
  singapore: [1.4, 103.8],
  suva: [-18.1, 178.4],
  north: [90, 0],
  south: [-90, 0],
};

/** The name of the place, if it has one. */
export function placeOf({ north, east }: Follow): Place | undefined {
  return (Object.keys(places) as Place[]).find(
    (name) => places[name][0] === north && places[name][1] === east,
  );
}

/** The state with the place in the middle of the globe. */
export function goTo(state: Follow, [north, east]: readonly [north: number, east: number]): Follow {
  return { ...state, north, east, turn: 0, tilt: tiltTo(0.6 * north) };
}

export const initial = goTo({ north: 0, east: 0, step: firstOf.encoder, turn: 0, tilt: 0 }, places.valentia);
