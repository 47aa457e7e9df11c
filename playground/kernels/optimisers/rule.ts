/**
 * An update rule, one element at a time. Each backend compiles it to its own code. Where every operation rounds to
 * single precision (CPU, WASM) a fused step gives the same bits as operations on tensors in the same order.
 */
export interface Rule {
  readonly name: string;
  /** How many constants it takes. */
  readonly constants: number;
  /** The new weight. */
  readonly weight: Expression;
  /** The new states, all computed from the old ones. */
  readonly states: readonly Expression[];
}

/** What stands in two places of a rule, as one object, is computed once. */
export type Expression =
  | { readonly op: 'weight' | 'gradient' }
  | { readonly op: 'state' | 'constant'; readonly index: number }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div'; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'sqrt'; readonly a: Expression };

export const w: Expression = { op: 'weight' };
export const g: Expression = { op: 'gradient' };
export const state = (index: number): Expression => ({ op: 'state', index });
export const constant = (index: number): Expression => ({ op: 'constant', index });
export const add = (a: Expression, b: Expression): Expression => ({ op: 'add', a, b });
export const sub = (a: Expression, b: Expression): Expression => ({ op: 'sub', a, b });
export const mul = (a: Expression, b: Expression): Expression => ({ op: 'mul', a, b });
export const div = (a: Expression, b: Expression): Expression => ({ op: 'div', a, b });
export const sqrt = (a: Expression): Expression => ({ op: 'sqrt', a });
