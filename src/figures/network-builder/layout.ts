/** Where the network's units and edges lie on the drawing. */
import type { Point } from '../kit/figure.ts';
import type { Edge } from './model.ts';
import { limits, sizes } from './model.ts';

/** The graph's drawing. */
export const graph = { width: 420, height: 290, middle: 122, spread: 212, widest: 56, radius: 10 } as const;
/** The rail on which the scale of all weights slides. */
export const scaleRail = { x: 176, y: 272, length: 210 } as const;

/** Unit `index` of the layer in column `column` (0 is the inputs). */
export function unitAt(hidden: readonly number[], column: number, index: number): Point {
  const all = sizes(hidden);
  const units = all[column] ?? 1;
  const gap = Math.min(graph.widest, graph.spread / (Math.max(...all) - 1));
  return {
    x: ((column + 0.5) / all.length) * graph.width,
    y: graph.middle + (index - (units - 1) / 2) * gap,
  };
}

/** The two ends of an edge, from the rim of one unit to the rim of the next. */
export function ends(hidden: readonly number[], { layer, to, from }: Edge): [Point, Point] {
  const [a, b] = [unitAt(hidden, layer, from), unitAt(hidden, layer + 1, to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const rim = { x: ((b.x - a.x) / length) * graph.radius, y: ((b.y - a.y) / length) * graph.radius };
  return [
    { x: a.x + rim.x, y: a.y + rim.y },
    { x: b.x - rim.x, y: b.y - rim.y },
  ];
}

/** Where a weight lies on its edge: the smallest near the start, the largest near the end. */
export function weightAt(hidden: readonly number[], edge: Edge, weight: number): Point {
  const [a, b] = ends(hidden, edge);
  const t = 0.5 + (0.35 * weight) / limits.weight;
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}

/** The weight that a point beside the edge stands for: the inverse of `weightAt`. */
export function along(hidden: readonly number[], edge: Edge, point: Point): number {
  const [a, b] = ends(hidden, edge);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy);
  return ((t - 0.5) / 0.35) * limits.weight;
}
