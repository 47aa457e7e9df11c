/** The two grids around the place, enlarged, with the edges of the part at work, what is counted, and the rails of the place. */
import { type Direction, direction, earth } from '../globe/directions.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import { pointsWithin, type ReducedGrid } from '../globe/reduced-grid.ts';
import type { Box, Handle, Point } from '../kit/figure.ts';
import { rails } from '../kit/rails.ts';
import { text } from '../kit/shapes.ts';
import { decoderEdges, nearestNodes, radius } from './graph.ts';
import {
  type Around,
  aroundOf,
  type Follow,
  heardOf,
  layerOf,
  looksAt,
  partOf,
  processor,
  setEast,
  setNorth,
  sizeOf,
} from './model.ts';
import { encoderTotal } from './total.ts';
import { words } from './words.en.ts';

export const nearHeight = 376;

const box: Box = { x: 4, y: 28, width: 240, height: 240 };
const middle: Point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
/** Kilometres from side to side. */
const across = 440;
const scale = box.width / across;
/** Units between a mark and the sides. */
const margin = 7;

/** Where directions are drawn: in their true distance and direction from the place in the middle. */
function placer({ north, east }: Follow): (point: Direction) => Point {
  const [x, y, z] = direction(north, east);
  const flat = Math.hypot(x, y);
  return ([a, b, c]) => {
    const right = (x * b - y * a) / flat;
    const up = c * flat - (z * (a * x + b * y)) / flat;
    const away = Math.hypot(right, up);
    const units = away === 0 ? 0 : (scale * earth * Math.atan2(away, x * a + y * b + z * c)) / away;
    const half = (value: number): number => Math.round(2 * value) / 2;
    return { x: half(middle.x + units * right), y: half(middle.y - units * up) };
  };
}

function isInside({ x, y }: Point): boolean {
  return Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)) <= box.width / 2 - margin;
}

/** Dots of a grid, one path. */
function dots(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${x} ${y}h0`).join('');
}

/** The edges of the part at work: from the data points to the node, or from nodes to the data point. */
function edges(state: Follow, { node, point, heard, answering }: Around, at: Placed): string {
  const part = partOf(state);
  const [to, from] =
    part === 'encoder'
      ? [at.node(node.index), heard.map(at.point)]
      : part === 'decoder'
        ? [at.point(point.index), answering.map(({ index }) => at.node(index))]
        : [undefined, []];
  return to ? from.map(({ x, y }) => `M${x} ${y}L${to.x} ${to.y}`).join('') : '';
}

interface Placed {
  point(index: number): Point;
  node(index: number): Point;
}

/** The nodes that the node looks at in a layer, or those that the data point takes its forecast from. */
function lookedAt(state: Follow, { node, answering }: Around): (index: number) => boolean {
  const { first, last } = looksAt(node.index);
  const answers = new Set(answering.map(({ index }) => index));
  switch (partOf(state)) {
    case 'processor':
      return (index) => index >= first && index <= last;
    case 'decoder':
      return (index) => answers.has(index);
    default:
      return () => false;
  }
}

/** The map of both grids. */
function map(state: Follow): string {
  const near = aroundOf(state);
  const put = placer(state);
  const at: Placed = {
    point: (index) => put(n320.directionOf(index)),
    node: (index) => put(o96.directionOf(index)),
  };
  const inBox = (grid: ReducedGrid): number[] =>
    pointsWithin(grid, state.north, state.east, (across * Math.SQRT1_2) / earth);
  const part = partOf(state);
  const heard = new Set(part === 'encoder' ? near.heard : []);
  const points = inBox(n320).filter((index) => index !== near.point.index);
  const isAtWork = part === 'encoder' || part === 'processor';
  const nodes = inBox(o96).filter((index) => !isAtWork || index !== near.node.index);
  const isSeen = lookedAt(state, near);
  const drawn = (list: readonly number[], where: (index: number) => Point): string =>
    dots(list.map(where).filter(isInside));
  const silent = drawn(
    points.filter((index) => !heard.has(index)),
    at.point,
  );
  const speaking = drawn(
    points.filter((index) => heard.has(index)),
    at.point,
  );
  const unseen = drawn(
    nodes.filter((index) => !isSeen(index)),
    at.node,
  );
  const [own, ownNode] = [at.point(near.point.index), at.node(near.node.index)];
  const reach = part === 'encoder' ? scale * earth * radius() : 0;
  return (
    `<circle class="reach" cx="${ownNode.x}" cy="${ownNode.y}" r="${Math.round(10 * reach) / 10}"/>` +
    `<path class="data" d="${silent}"/><path class="edge-on" d="${edges(state, near, at)}"/>` +
    `<path class="data heard" d="${speaking}"/>` +
    `<path class="hidden" d="${unseen}"/><path class="hole" d="${unseen}"/>` +
    `<path class="hidden seen" d="${drawn(nodes.filter(isSeen), at.node)}"/>` +
    `<path class="hidden own" d="${isAtWork ? dots([ownNode]) : ''}"/>` +
    `<path class="own-point" d="M${own.x} ${own.y - 5}l5 5l-5 5l-5 -5z"/>` +
    `<path class="place" d="M${middle.x - 5} ${middle.y - 5}l10 10m0 -10l-10 10"/>`
  );
}

type Line = readonly [text: string, isNumber?: boolean];

/** What is counted, in lines beside the map. */
function lines(state: Follow): Line[] {
  const { lines: say } = words;
  const { point, node, heard, answering } = aroundOf(state);
  const row = n320.rowOf(point.index);
  switch (partOf(state)) {
    case 'data':
      return [
        [say.dataGrid],
        [say.points(n320.count), true],
        [''],
        [say.row(row + 1, n320.rows)],
        [say.points(n320.lengths[row] ?? 0), true],
        [''],
        [say.now],
        [say.before],
      ];
    case 'encoder':
      return [
        [say.hiddenGrid],
        [say.nodes(o96.count), true],
        [''],
        [say.within(earth * radius())],
        [say.heard(heard.length), true],
        [''],
        [say.checkpointEdges],
        [say.edges(encoderTotal.checkpoint), true],
      ];
    case 'processor': {
      const reached = sizeOf(heardOf(state));
      return [
        [say.layer(layerOf(state), processor.layers), true],
        [say.looksAt(processor.half)],
        [say.nodes(sizeOf(looksAt(node.index))), true],
        [''],
        [say.hasHeard],
        [say.nodes(reached), true],
        [words.share(reached, o96.count), true],
        [''],
        [say.widths(processor.channels)],
        [say.heads(processor.heads)],
      ];
    }
    case 'decoder':
      return [
        [say.fromNearest(nearestNodes)],
        [say.distances(answering.map(({ km }) => km)), true],
        [''],
        [say.allEdges],
        [say.edges(decoderEdges), true],
        [''],
        [say.later],
      ];
  }
}

/** The rails under the map. */
export function settings(state: Follow) {
  return rails<Follow, 'north' | 'east'>(
    { from: 118, to: 322, y: 306 },
    {
      north: {
        label: words.north,
        name: words.northName,
        value: state.north,
        min: -90,
        max: 90,
        step: 0.1,
        page: 5,
        text: words.latitude(state.north, 1),
        shown: words.shortNorth(state.north, 1),
        set: (north) => setNorth(state, north),
      },
      east: {
        label: words.east,
        name: words.eastName,
        value: state.east,
        min: -180,
        max: 180,
        step: 0.1,
        page: 5,
        text: words.longitude(state.east, 1),
        shown: words.shortEast(state.east, 1),
        set: (east) => setEast(state, east),
      },
    },
  );
}

/** Degrees of a great circle to a unit of the map. */
const each = 180 / (Math.PI * scale * earth);

/** A hand on the map, which goes with it. */
export function mapHands(state: Follow): Handle<Follow>[] {
  // Next to a pole the map turns faster than it would be drawn along.
  const flat = Math.cos((Math.min(Math.abs(state.north), 80) * Math.PI) / 180);
  const common = { label: '', text: '', step: 0.1, page: 5 };
  return [
    {
      ...common,
      value: state.east,
      min: -3600,
      max: 3600,
      at: ({ x }) => (-each * (x - middle.x)) / flat,
      set: (east) => setEast(state, east),
    },
    {
      ...common,
      value: state.north,
      min: -90,
      max: 90,
      at: ({ y }) => each * (y - middle.y),
      set: (north) => setNorth(state, north),
    },
  ];
}

export function near(state: Follow): string {
  const counted = lines(state).map(
    ([says, isNumber], k) =>
      says && text(258, 46 + 22 * k, says, isNumber ? 'number value' : 'soft', 'start'),
  );
  return (
    text(box.x, 16, words.around(across), 'soft', 'start') +
    map(state) +
    `<rect class="plane-edge sheet" data-grab="map" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/>` +
    counted.join('') +
    settings(state).svg
  );
}
