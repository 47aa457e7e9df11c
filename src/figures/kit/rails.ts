/** Rails with a knob, for numbers that have no place of their own on the drawing: a rate, a size, a count of steps. */
import type { Handle, Point } from './figure.ts';
import { linear } from './scale.ts';
import { handle, text } from './shapes.ts';

/** A number on a rail: a handle without a place, with its name on the left and its value on the right. */
export interface Rail<State> extends Omit<Handle<State>, 'at' | 'vertical'> {
  /** What stands on the left; the label, uncapitalised, unless given. */
  readonly name?: string;
  /** What stands on the right; what is spoken unless given. */
  readonly shown?: string;
}

/** Where a rail runs; each further one lies `gap` below. */
export interface RailPlace {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly gap?: number;
}

/** Rails one below another: their handles for `Figure.handles`, and their drawing. */
export function rails<State, Id extends string>(
  { from, to, y: first, gap = 42 }: RailPlace,
  specs: Readonly<Record<Id, Rail<State>>>,
): { handles: Record<Id, Handle<State>>; svg: string } {
  const entries = Object.entries(specs) as [Id, Rail<State>][];
  const handles = {} as Record<Id, Handle<State>>;
  const svg = entries.map(([id, rail], k) => {
    const { name = uncapitalised(rail.label), shown = rail.text, value, min, max } = rail;
    const along = linear([min, max], [from, to]);
    const y = first + k * gap;
    handles[id] = { ...rail, at: ({ x }: Point) => along.invert(x) };
    return (
      text(from - 16, y + 4, name, '', 'end') +
      `<path class="rail" d="M${from} ${y}H${to}"/>` +
      text(to + 16, y + 4, shown, 'number value', 'start') +
      handle(id, handles[id], { x: along(value), y })
    );
  });
  return { handles, svg: svg.join('') };
}

function uncapitalised(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
