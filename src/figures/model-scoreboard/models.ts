/** Global data-driven models as their papers describe them; what is not stated is left open. */

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

export const models: readonly Model[] = [
  {
    name: 'Dueben & Bauer',
    first: '2018',
    grid: 6,
    kind: 'single',
    network: 'dense, local stencil',
    says: 'loses to a coarse numerical model',
  },
  {
    name: 'Weyn et al. 2020',
    first: '2020-03',
    paper: '2020-09',
    grid: 2,
    kind: 'single',
    network: 'U-Net on a cubed sphere',
    says: 'beats a coarse numerical model',
  },
  {
    name: 'Keisler',
    first: '2022-02',
    grid: 1,
    kind: 'single',
    network: 'graph network',
    says: 'comparable with operational models at 1°',
  },
  {
    name: 'FourCastNet',
    first: '2022-02',
    grid: 0.25,
    kind: 'single',
    network: 'transformer with Fourier mixing',
    says: 'a week in less than two seconds',
  },
  {
    name: 'Pangu-Weather',
    first: '2022-11',
    paper: '2023-07',
    grid: 0.25,
    kind: 'single',
    network: '3-D transformer, four models',
    parameters: 256,
    says: 'Z500 after 5 days: 296.7 m² s⁻² against 333.7 of the IFS',
  },
  {
    name: 'GraphCast',
    first: '2022-12',
    paper: '2023-11',
    grid: 0.25,
    kind: 'single',
    network: 'graph network on a mesh',
    parameters: 36.7,
    says: 'better than HRES on 90 % of 1,380 targets',
  },
  {
    name: 'FengWu',
    first: '2023-04',
    grid: 0.25,
    kind: 'single',
    network: 'multi-modal transformer',
    says: 'Z500 ACC above 0.6 to 10.75 days',
  },
  {
    name: 'FuXi',
    first: '2023-06',
    paper: '2023-11',
    grid: 0.25,
    kind: 'single',
    network: 'transformers in a chain of three',
    says: 'level with the mean of ECMWF’s ensemble to 15 days',
  },
  {
    name: 'NeuralGCM',
    first: '2023-11',
    paper: '2024-07',
    grid: 0.7,
    kind: 'single',
    network: 'dynamical core with learned physics',
    says: 'competitive from 1 to 10 days, stable for decades',
  },
  {
    name: 'GenCast',
    first: '2023-12',
    paper: '2024-12',
    grid: 0.25,
    kind: 'ensemble',
    network: 'diffusion',
    says: 'better than ENS on 97.2 % of 1,320 targets',
  },
  {
    name: 'Aurora',
    first: '2024-05',
    paper: '2025-05',
    grid: 0.1,
    kind: 'single',
    network: '3-D transformer, tuned for each task',
    parameters: 1300,
    says: 'outperforms operational forecasts of air quality, waves, cyclone tracks',
  },
  {
    name: 'AIFS (0.2.1)',
    first: '2024-06',
    grid: 0.28,
    kind: 'single',
    network: 'graph encoder, transformer',
    says: 'ran at ECMWF beside the numerical forecast',
  },
  {
    name: 'AIFS-CRPS',
    first: '2024-12',
    paper: '2026',
    grid: 0.28,
    kind: 'ensemble',
    network: 'graph encoder, transformer',
    parameters: 229,
    says: '5 to 20 % better than IFS ENS for most upper-air scores; worse at 100 hPa and above',
  },
  {
    name: 'FGN',
    first: '2025-06',
    grid: 0.25,
    kind: 'ensemble',
    network: 'graph transformer, four models',
    parameters: 735,
    says: 'better than GenCast; trained on the score of single places',
  },
  {
    name: 'AIFS Single v2',
    first: '2026-05',
    grid: 0.28,
    kind: 'single',
    network: 'graph encoder, transformer',
    parameters: 253,
    says: 'operational, to 15 days',
  },
];

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
