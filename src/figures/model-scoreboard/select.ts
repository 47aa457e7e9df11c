/** Which of the models are asked for. */
import { models } from './models.en.ts';
import { type Model, yearOf } from './models.ts';

export type Order = 'year' | 'grid' | 'parameters';

/** What the reader asks for: grids as fine as this, of this kind, in this order. */
export interface Query {
  /** Binary logarithm of the coarsest grid shown, in degrees. */
  readonly coarsest: number;
  readonly kind: 'all' | Model['kind'];
  readonly order: Order;
}

/** The models asked for, in order; those that do not state what is sorted by come last. */
export function select({ coarsest, kind, order }: Query): readonly Model[] {
  const limit = 2 ** coarsest + 1e-6;
  const key = (model: Model): number =>
    order === 'parameters' ? -(model.parameters ?? 0) : order === 'year' ? yearOf(model) : model.grid;
  return models
    .filter((model) => model.grid <= limit && (kind === 'all' || model.kind === kind))
    .sort((a, b) => key(a) - key(b));
}
