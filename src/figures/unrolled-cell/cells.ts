/** RNN, LSTM and GRU with one number as state: what they compute, in the order in which it becomes known. */
import { sigmoid } from '../activations.ts';
import type { Cell } from '../recurrent-cells.ts';

/** A sum of the input and the state: w x + u h + b. */
export interface Weights {
  readonly w: number;
  readonly u: number;
  readonly b: number;
}

/** Chosen by hand, so that a first input is seen in what follows. */
export const weights: Readonly<Record<Cell, Readonly<Record<string, Weights>>>> = {
  rnn: { h: { w: 1, u: 0.9, b: 0 } },
  lstm: {
    f: { w: 0.5, u: 0.3, b: 1.5 },
    i: { w: 1.5, u: 0.2, b: -0.5 },
    g: { w: 1.2, u: 0.4, b: 0 },
    o: { w: 0.5, u: 0.5, b: 0.5 },
  },
  gru: {
    r: { w: 0.5, u: 0.4, b: 0.5 },
    z: { w: -1.5, u: 0.2, b: 1 },
    g: { w: 1.2, u: 0.8, b: 0 },
  },
};

/** A bent sum, or what becomes of others: c = f c + i g, h = o tanh c, h = z h + (1 − z) g. */
export type Operation = 'logistic' | 'tanh' | 'memory' | 'output' | 'mix';

/** What a cell computes, step by step. */
export interface Part {
  readonly id: string;
  readonly operation: Operation;
  /** The sum reads r h in place of h. */
  readonly gated?: boolean;
}

export const parts: Readonly<Record<Cell, readonly Part[]>> = {
  rnn: [{ id: 'h', operation: 'tanh' }],
  lstm: [
    { id: 'f', operation: 'logistic' },
    { id: 'i', operation: 'logistic' },
    { id: 'g', operation: 'tanh' },
    { id: 'c', operation: 'memory' },
    { id: 'o', operation: 'logistic' },
    { id: 'h', operation: 'output' },
  ],
  gru: [
    { id: 'r', operation: 'logistic' },
    { id: 'z', operation: 'logistic' },
    { id: 'g', operation: 'tanh', gated: true },
    { id: 'h', operation: 'mix' },
  ],
};

export interface State {
  readonly h: number;
  readonly c: number;
}

export type Values = Readonly<Record<string, number>>;

const of = (values: Values, id: string): number => values[id] ?? Number.NaN;

/** What goes into a bent sum: the weights, the input and the state that it reads. */
export function sumOf(
  cell: Cell,
  { id, gated }: Part,
  x: number,
  before: State,
  known: Values,
): Weights & { state: number; sum: number } {
  const { w, u, b } = weights[cell][id] ?? { w: Number.NaN, u: Number.NaN, b: Number.NaN };
  const state = gated ? of(known, 'r') * before.h : before.h;
  return { w, u, b, state, sum: w * x + u * state + b };
}

/** All numbers of one step, from its input and the state before. */
export function advance(cell: Cell, x: number, before: State): Values {
  const known: Record<string, number> = {};
  for (const part of parts[cell]) known[part.id] = compute(cell, part, x, before, known);
  return known;
}

function compute(cell: Cell, part: Part, x: number, before: State, known: Values): number {
  switch (part.operation) {
    case 'logistic':
      return sigmoid(sumOf(cell, part, x, before, known).sum);
    case 'tanh':
      return Math.tanh(sumOf(cell, part, x, before, known).sum);
    case 'memory':
      return of(known, 'f') * before.c + of(known, 'i') * of(known, 'g');
    case 'output':
      return of(known, 'o') * Math.tanh(of(known, 'c'));
    case 'mix':
      return of(known, 'z') * before.h + (1 - of(known, 'z')) * of(known, 'g');
  }
}
