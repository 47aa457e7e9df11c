/** The steps in a row, each with its state once it is known, and below each its input to set. */
import type { Handle } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { parts } from './cells.ts';
import { lower } from './equation.ts';
import { current, length, limit, setInput, steps, type Unrolled } from './model.ts';
import { words } from './words.en.ts';

export const stripHeight = 262;

const [first, pitch, half] = [44, 83, 35] as const;
const up = linear([-limit, limit], [226, 138]);

/** Where a step stands, from 1. */
const across = (at: number): number => first + (at - 1) * pitch;

/** The input of each step, up and down below it. */
export function handles(state: Unrolled): Record<string, Handle<Unrolled>> {
  return Object.fromEntries(
    state.inputs.map((x, k): [string, Handle<Unrolled>] => [
      `x${k + 1}`,
      {
        label: words.input(k + 1),
        value: x,
        min: -limit,
        max: limit,
        step: 0.1,
        page: 0.5,
        text: decimal(x, 1),
        vertical: true,
        at: ({ y }) => up.invert(y),
        set: (value) => setInput(state, k + 1, value),
      },
    ]),
  );
}

export function strip(state: Unrolled): string {
  const [each, now] = [parts[state.cell].length, current(state).at];
  const all = handles(state);
  const boxes = steps(state).map(({ at, x, values, known }) => {
    const [middle, done] = [across(at), known === each];
    const kind = at === now ? ' now' : done ? '' : ' later';
    const stateOf = (id: string): string => `${id}${lower(at)} ${decimal(values[id] ?? Number.NaN)}`;
    const shown = state.cell === 'lstm' ? ['c', 'h'] : ['h'];
    const lines = done ? shown.map((id, k) => text(middle, 54 + 20 * k, stateOf(id), 'number value')) : [];
    const spec = all[`x${at}`];
    return (
      `<g class="stop${kind}"><rect class="node" x="${middle - half}" y="14" width="${2 * half}" height="70" rx="3"/></g>` +
      text(middle, 32, words.step(at), 'soft') +
      lines.join('') +
      (at < length
        ? `<path class="flow${done ? '' : ' later'}" d="M${middle + half} 49H${middle + pitch - half}"/>`
        : '') +
      `<path class="flow" d="M${middle} ${up(limit) - 18}V84"/><path class="rail" d="M${middle} ${up(-limit)}V${up(limit)}"/>` +
      `<path class="tick" d="M${middle - 5} ${up(0)}h10"/>` +
      text(middle, 252, `x${lower(at)} ${decimal(x, 1)}`, 'number value') +
      (spec ? handle(`x${at}`, spec, { x: middle, y: up(x) }) : '')
    );
  });
  return boxes.join('');
}
