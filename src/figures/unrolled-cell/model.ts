/** A cell over a handful of steps: the inputs that the reader sets, and how far it has been followed. */
import type { Cell } from '../recurrent-cells.ts';
import { advance, parts, type State, type Values } from './cells.ts';

/** How many steps the cell is unrolled over. */
export const length = 5;
/** Inputs stay in [−limit, limit]. */
export const limit = 2;

export interface Unrolled {
  readonly cell: Cell;
  readonly inputs: readonly number[];
  /** Numbers computed: all of the first step, then all of the second, … */
  readonly done: number;
}

export const initial: Unrolled = { cell: 'lstm', inputs: [1, -0.5, 0, 0, 0.8], done: 12 };

/** A step of the sequence as far as it is known. */
export interface Step {
  /** From 1. */
  readonly at: number;
  readonly x: number;
  readonly before: State;
  readonly values: Values;
  /** How many of its parts are known. */
  readonly known: number;
}

/** All steps, each from the state that the one before leaves. */
export function steps({ cell, inputs, done }: Unrolled): Step[] {
  const each = parts[cell].length;
  let before: State = { h: 0, c: 0 };
  return inputs.map((x, k) => {
    const values = advance(cell, x, before);
    const step = { at: k + 1, x, before, values, known: Math.min(each, Math.max(0, done - k * each)) };
    before = { h: values['h'] ?? Number.NaN, c: values['c'] ?? 0 };
    return step;
  });
}

/** The step that the reader has come to. */
export function current(state: Unrolled): Step {
  const each = parts[state.cell].length;
  const all = steps(state);
  return all[Math.max(0, Math.ceil(state.done / each) - 1)] as Step;
}

/** The course at its end. */
export function finished(state: Unrolled): Unrolled {
  return { ...state, done: parts[state.cell].length * length };
}

/** Another cell at the end of the same step. */
export function change(state: Unrolled, cell: Cell): Unrolled {
  const at = state.done === 0 ? 0 : current(state).at;
  return { ...state, cell, done: at * parts[cell].length };
}

export function setInput(state: Unrolled, at: number, x: number): Unrolled {
  return { ...state, inputs: state.inputs.with(at - 1, x) };
}
