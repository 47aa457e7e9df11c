/** What is known of a model, and of its grid. */

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

/** The first appearance as a number of years, in the middle of its month. */
export function yearOf({ first }: Model): number {
  const [year = 0, month = 6.5] = first.split('-').map(Number);
  return year + (month - 0.5) / 12;
}

/** Kilometres between neighbouring points on the equator: a degree is 111.2 km on a sphere of 6371 km. */
export function kilometres(degrees: number): number {
  return (degrees / 360) * 2 * Math.PI * 6371.0088;
}

/** Points of a regular grid: as many rows as fit between the poles, both included, and twice the columns. */
export function gridPoints(degrees: number): number {
  return Math.round((180 / degrees + 1) * (360 / degrees));
}
