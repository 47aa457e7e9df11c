/** Two axes and what is drawn on them. */
import type { Box, Point } from './figure.ts';
import { decimal } from './reading.ts';
import type { Scale } from './scale.ts';
import { line, round, text } from './shapes.ts';

/** The ticks of an axis, and how they read. */
export interface Ticks {
  readonly at: readonly number[];
  /** How a tick reads; as a number with `digits` decimals unless given. */
  readonly say?: (value: number) => string;
  readonly digits?: number;
  /** What the axis counts. */
  readonly name?: string;
}

/** A rectangle of a drawing with a scale along each side. */
export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  /** The rectangle itself, where a field may lie. */
  readonly box: Box;
  /** Where two numbers lie. */
  at(x: number, y: number): Point;
  /** The path data of a curve through pairs of numbers. */
  curve(points: Iterable<readonly [number, number]>): string;
  /** Numbers under the plot, with short marks; the name below them on the right. */
  xAxis(ticks: Ticks): string;
  /** Numbers left of the plot, with thin lines across it; the name above its left corner. */
  yAxis(ticks: Ticks): string;
  /** Content cut off at the plot's edges. `id` is one of its own in the page. */
  inside(id: string, content: string): string;
}

/** One axis alone: a line at the height `y` with marks and numbers below it. */
export function numberLine(x: Scale, y: number, at: readonly number[]): string {
  return `<path class="tick" d="M${x.range[0]} ${y}H${x.range[1]}"/>${marks(x, y, { at })}`;
}

function marks(x: Scale, y: number, ticks: Ticks): string {
  const path = ticks.at.map((value) => `M${x(value)} ${y}v4`).join('');
  const numbers = ticks.at.map((value) => text(x(value), y + 18, read(ticks, value), 'number soft'));
  return `<path class="tick" d="${path}"/>${numbers.join('')}`;
}

function read({ say, digits = 0 }: Ticks, value: number): string {
  return say ? say(value) : decimal(value, digits);
}

/** A plot; the ranges of its scales are its rectangle, `y` from the bottom up. */
export function plot(x: Scale, y: Scale): Plot {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const box: Box = { x: left, y: top, width: round(right - left), height: round(bottom - top) };
  const at = (a: number, b: number): Point => ({ x: x(a), y: y(b) });
  return {
    x,
    y,
    box,
    at,
    curve: (points) => line(Array.from(points, ([a, b]) => at(a, b))),
    xAxis: (ticks) =>
      marks(x, bottom, ticks) + (ticks.name ? text(right, bottom + 36, ticks.name, 'soft', 'end') : ''),
    yAxis(ticks) {
      const path = ticks.at.map((value) => `M${left} ${y(value)}H${right}`).join('');
      const numbers = ticks.at.map((value) =>
        text(left - 6, y(value) + 4, read(ticks, value), 'number soft', 'end'),
      );
      const name = ticks.name ? text(left, top - 10, ticks.name, 'name', 'start') : '';
      return `<path class="axis" d="${path}"/>${numbers.join('')}${name}`;
    },
    inside: (id, content) =>
      `<defs><clipPath id="${id}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/></clipPath></defs>` +
      `<g clip-path="url(#${id})">${content}</g>`,
  };
}
