/** What is computed last: in letters, in numbers, and what comes out. */
import { decimal } from '../kit/reading.ts';
import type { Cell } from '../recurrent-cells.ts';
import { type Part, parts, sumOf } from './cells.ts';
import { current, type Step, type Unrolled } from './model.ts';

/** “₂” */
export function lower(n: number): string {
  return '₀₁₂₃₄₅₆₇₈₉'[n] ?? `${n}`;
}

/** The name of a bend as it stands before a bracket. */
const bends = { logistic: 'sig', tanh: 'tanh' } as const;

/** A factor or a term with its sign in brackets where it would meet another one. */
const safe = (value: number): string => (value < 0 ? `(${decimal(value)})` : decimal(value));

/** Three lines: the formula, its numbers, the answer; nothing before the first number. */
export function equation(state: Unrolled): string[] {
  const step = current(state);
  const part = parts[state.cell][step.known - 1];
  return part ? lines(state.cell, part, step) : [];
}

function lines(cell: Cell, part: Part, { at, x, before, values }: Step): string[] {
  const [now, then] = [lower(at), lower(at - 1)];
  const v = (id: string): number => values[id] ?? Number.NaN;
  const answer = `= ${decimal(v(part.id))}`;
  const left = `${part.id}${now} =`;
  switch (part.operation) {
    case 'memory':
      return [
        `${left} f${now} c${then} + i${now} g${now}`,
        `= ${decimal(v('f'))} × ${safe(before.c)} + ${decimal(v('i'))} × ${safe(v('g'))}`,
        answer,
      ];
    case 'output':
      return [`${left} o${now} tanh c${now}`, `= ${decimal(v('o'))} × tanh ${safe(v('c'))}`, answer];
    case 'mix':
      return [
        `${left} z${now} h${then} + (1 − z${now}) g${now}`,
        `= ${decimal(v('z'))} × ${safe(before.h)} + ${decimal(1 - v('z'))} × ${safe(v('g'))}`,
        answer,
      ];
    default: {
      const bend = bends[part.operation];
      const { w, u, b, state, sum } = sumOf(cell, part, x, before, values);
      const name = part.gated ? `r${now} h${then}` : `h${then}`;
      return [
        `${left} ${bend}(w x${now} + u ${part.gated ? `(${name})` : name} + b)`,
        `= ${bend}(${decimal(w)} × ${safe(x)} + ${safe(u)} × ${safe(state)} + ${safe(b)})`,
        `= ${bend}(${decimal(sum)}) ${answer}`,
      ];
    }
  }
}
