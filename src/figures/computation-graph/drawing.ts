/** The graph as it is drawn: leaves below, operations in a row, values and slopes beside them. */
import type { Point } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import { operations } from './graph.ts';
import { leafIds, type Walk, where } from './model.ts';
import { words } from './words.en.ts';

/** The drawing's height. */
export const height = 274;
const row = 112;
const radius = 17;

/** Where everything stands, for both graphs on one grid of eight columns. */
function places(shortcut: boolean): Record<string, Point> {
  const ids = shortcut ? ['x', 'm', 'z', 'a', 'p', 'y', 'e', 'L'] : ['x', 'm', 'z', 'a', 'y', 'e', 'L'];
  const step = 368 / (ids.length - 1);
  const found: Record<string, Point> = {};
  ids.forEach((id, k) => {
    found[id] = { x: round(26 + k * step), y: row };
  });
  for (const [leaf, under] of [
    ['w', 'm'],
    ['b', 'z'],
    ['v', shortcut ? 'p' : 'y'],
    ['t', 'e'],
  ] as const) {
    found[leaf] = { x: found[under]?.x ?? 0, y: row + 74 };
  }
  return found;
}

/** A number short enough to stand between two nodes. */
export function short(value: number): string {
  return decimal(value, Math.abs(value) < 9.995 ? 2 : 1);
}

function edge(from: Point, to: Point, kind: string): string {
  if (from.y === to.y && to.x - from.x > 120) {
    // The shortcut: over the numbers of the nodes between.
    return `<path class="flow ${kind}" d="M${from.x} ${from.y - radius - 38}C${from.x + 20} 6 ${to.x - 20} 6 ${to.x} ${to.y - radius - 38}"/>`;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [(dx / length) * radius, (dy / length) * radius];
  return `<path class="flow ${kind}" d="M${round(from.x + ux)} ${round(from.y + uy)}L${round(to.x - ux)} ${round(to.y - uy)}"/>`;
}

/** The drawing's content. */
export function picture(walk: Walk): string {
  const { graph, values, slopes, forwardDone, backwardDone } = where(walk);
  const at = places(walk.graph === 'shortcut');
  const known = new Set<string>([...leafIds, ...graph.slice(0, forwardDone).map(({ id }) => id)]);
  const handing = backwardDone > 0 ? graph.at(-backwardDone) : undefined;
  const now = handing?.id ?? graph[forwardDone - 1]?.id;
  const edges = graph.flatMap(({ id, parents }) =>
    parents.map((parent) => {
      const kind = handing?.id === id ? 'back' : !handing && now === id ? 'on' : '';
      return edge(at[parent] ?? { x: 0, y: 0 }, at[id] ?? { x: 0, y: 0 }, kind);
    }),
  );
  const nodes = Object.entries(at).map(([id, { x, y }]) => {
    const step = graph.find((one) => one.id === id);
    const below = y > row;
    const lines = below ? [radius + 18, radius + 36] : [-radius - 25, -radius - 7];
    const value = known.has(id)
      ? text(x, y + (lines[0] ?? 0), short(values[id] ?? Number.NaN), 'number value')
      : '';
    const slope = slopes[id];
    const handed = slope === undefined ? '' : text(x, y + (lines[1] ?? 0), short(slope), 'number slope');
    const sign = step ? operations[step.operation].sign : id;
    const kind = step ? '' : ' leaf';
    const name = step ? text(x + 7, y + radius + 17, id, 'name soft', 'start') : '';
    return (
      `<g class="stop${id === now ? ' now' : ''}${kind}"><circle class="node" cx="${x}" cy="${y}" r="${sign === 'tanh' ? radius + 4 : radius}"/>` +
      `${text(x, y + 5, sign, step ? 'sign' : 'name')}</g>${value}${handed}${name}`
    );
  });
  return (
    `${edges.join('')}${nodes.join('')}` +
    text(26, height - 6, words.value, 'value', 'start') +
    text(84, height - 6, words.slope, 'slope', 'start')
  );
}
