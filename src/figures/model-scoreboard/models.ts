/** What is known of a model, and which of them are asked for. */
import { models } from './models.en.ts';

export interface Model {
  readonly name: string;
  /** Year and month of its first appearance, a preprint where there was one: where the model stands on the axis. */
  readonly first: string;
  /** Year and, where known, month of the paper that followed a preprint. */
  readonly paper?: string;
  /** Spacing of the grid in degrees. */
  readonly grid: number;
  readonly kind: 'single' | 'ensemble';
  readonly network: string;
  /** Learned numbers in millions. */
  readonly parameters?: number;
  readonly says: string;
}

export type Order = 'year' | 'grid' | 'parameters';

/** The first appearance as a number of years, in the middle of its month. */
export function yearOf({ first }: Model): number {
  const [year = 0, month = 6.5] = first.split('-').map(Number);
  return year + (month - 0.5) / 12;
}

/** What the reader asks for: grids as fine as this, of this kind, in this order. */
export interface Query {
  /** Binary logarithm of the coarsest grid shown, in degrees. */
  readonly coarsest: number;
  readonly kind: 'all' | Model['kind'];
  readonly order: Order;
}

/** Kilometres between neighbouring points on the equator: a degree is 111.2 km on a sphere of 6371 km. */
export function kilometres(degrees: number): number {
  return (degrees / 360) * 2 * Math.PI * 6371.0088;
}

/** Points of a regular grid: as many rows as fit between the poles, both included, and twice the columns. */
export function gridPoints(degrees: number): number {
  return Math.round((180 / degrees + 1) * (360 / degrees));
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
