import type { Expression, Rule } from './rule.ts';

/** One operation on the results of earlier ones, named by their position. */
export type Instruction =
  | { readonly op: 'weight' | 'gradient' }
  | { readonly op: 'state' | 'constant'; readonly index: number }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div'; readonly a: number; readonly b: number }
  | { readonly op: 'sqrt'; readonly a: number };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Positions of the new weight and the new states. */
  readonly results: readonly number[];
}

const programs = new WeakMap<Rule, Program>();

/** A rule as a list of operations. What two results share is computed once. */
export function programOf(rule: Rule): Program {
  const known = programs.get(rule);
  if (known) return known;
  const instructions: Instruction[] = [];
  const positions = new Map<Expression, number>();
  const place = (expression: Expression): number => {
    const placed = positions.get(expression);
    if (placed !== undefined) return placed;
    const instruction = translate(expression, place);
    const position = instructions.push(instruction) - 1;
    positions.set(expression, position);
    return position;
  };
  const program = { instructions, results: [rule.weight, ...rule.states].map(place) };
  programs.set(rule, program);
  return program;
}

function translate(expression: Expression, place: (part: Expression) => number): Instruction {
  switch (expression.op) {
    case 'weight':
    case 'gradient':
      return { op: expression.op };
    case 'state':
    case 'constant':
      return { op: expression.op, index: expression.index };
    case 'sqrt':
      return { op: 'sqrt', a: place(expression.a) };
    default:
      return { op: expression.op, a: place(expression.a), b: place(expression.b) };
  }
}
