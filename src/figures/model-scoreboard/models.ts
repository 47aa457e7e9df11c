/** Global data-driven models as their papers describe them; what is not stated is left open. */

export interface Model {
  readonly name: string;
  /** Year with the month as a fraction: where the model stands on the axis. */
  readonly year: number;
  /** Spacing of the grid in degrees. */
  readonly grid: number;
  readonly kind: 'single' | 'ensemble';
  readonly network: string;
  /** Learned numbers in millions. */
  readonly parameters?: number;
  readonly says: string;
}

export const models: readonly Model[] = [
  {
    name: 'Dueben & Bauer',
    year: 2018.5,
    grid: 6,
    kind: 'single',
    network: 'dense, local stencil',
    says: 'loses to a coarse numerical model',
  },
  {
    name: 'Weyn et al.',
    year: 2020.6,
    grid: 2,
    kind: 'single',
    network: 'U-Net on a cubed sphere',
    says: 'Z500 after 3 days: 373 m² s⁻², where the operational IFS has 154',
  },
  {
    name: 'Keisler',
    year: 2022.1,
    grid: 1,
    kind: 'single',
    network: 'graph network',
    says: 'comparable with operational models at 1°',
  },
  {
    name: 'FourCastNet',
    year: 2022.12,
    grid: 0.25,
    kind: 'single',
    network: 'transformer with Fourier mixing',
    says: 'a week in less than two seconds',
  },
  {
    name: 'Pangu-Weather',
    year: 2023.5,
    grid: 0.25,
    kind: 'single',
    network: '3-D transformer, four models',
    parameters: 256,
    says: 'Z500 after 5 days: 296.7 m² s⁻² against 333.7 of the IFS',
  },
  {
    name: 'FengWu',
    year: 2023.3,
    grid: 0.25,
    kind: 'single',
    network: 'multi-modal transformer',
    says: 'Z500 ACC above 0.6 to 10.75 days',
  },
  {
    name: 'GraphCast',
    year: 2023.85,
    grid: 0.25,
    kind: 'single',
    network: 'graph network on a mesh',
    parameters: 36.7,
    says: 'better than HRES on 90 % of 1,380 targets',
  },
  {
    name: 'NeuralGCM',
    year: 2024.55,
    grid: 0.7,
    kind: 'single',
    network: 'dynamical core with learned physics',
    says: 'competitive from 1 to 10 days, stable for decades',
  },
  {
    name: 'GenCast',
    year: 2024.95,
    grid: 0.25,
    kind: 'ensemble',
    network: 'diffusion',
    says: 'better than ENS on 97.2 % of 1,320 targets',
  },
  {
    name: 'AIFS-CRPS',
    year: 2025.5,
    grid: 0.28,
    kind: 'ensemble',
    network: 'graph encoder, transformer',
    parameters: 229,
    says: '5 to 20 % better than IFS ENS for most upper-air scores; worse at 100 hPa and above',
  },
  {
    name: 'AIFS Single v2',
    year: 2026.37,
    grid: 0.28,
    kind: 'single',
    network: 'graph encoder, transformer',
    parameters: 253,
    says: 'operational, to 15 days',
  },
];

export type Order = 'year' | 'grid' | 'parameters';

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
  const key = (model: Model): number => (order === 'parameters' ? -(model.parameters ?? 0) : model[order]);
  return models
    .filter((model) => model.grid <= limit && (kind === 'all' || model.kind === kind))
    .sort((a, b) => key(a) - key(b));
}
