/** The SVG that figures draw with: letters, lines, and what the reader drags. */
import type { Handle, Point } from './figure.ts';

/** A coordinate short enough for a page's source: two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Words or a number at a place. Classes: `number`, `value` (bold), `name` (italic), `soft`, `wrong`. */
export function text(
  x: number,
  y: number,
  content: string,
  kind = '',
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string {
  const named = kind && ` class="${kind}"`;
  return `<text${named} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;
}

/** The data of a path through points. */
export function line(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`;
}

/** `count` + 1 numbers from one to another, both among them. */
export function between(from: number, to: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);
}

/** A handle: a focusable slider with a knob and a larger invisible target. `kind` may be `free` (a dark knob). */
export function handle<State>(id: string, spec: Handle<State>, at: Point, kind = ''): string {
  return (
    `<g class="handle ${kind}" data-handle="${id}" role="slider" tabindex="0" aria-label="${spec.label}"` +
    ` aria-valuemin="${spec.min}" aria-valuemax="${spec.max}" aria-valuenow="${spec.value}" aria-valuetext="${spec.text}"` +
    `${spec.vertical ? ' aria-orientation="vertical"' : ''} transform="translate(${round(at.x)} ${round(at.y)})">` +
    '<circle class="hit" r="17"/><circle class="knob" r="7.5"/></g>'
  );
}

/** A point that a pointer moves in two directions (`Figure.drag`); by keyboard two handles do the same. */
export function freePoint(id: string, { x, y }: Point): string {
  return (
    `<g class="handle free" data-drag="${id}" transform="translate(${x} ${y})">` +
    '<circle class="hit" r="20"/><circle class="knob" r="6.5"/></g>'
  );
}
