/** The nine activation functions of the chapter with their exact derivatives. */
import { activationWords } from './activations.en.ts';
import { erf, normalDensity, normalShare } from './normal.ts';

export type ActivationId =
  | 'sigmoid'
  | 'tanh'
  | 'relu'
  | 'leaky-relu'
  | 'prelu'
  | 'elu'
  | 'selu'
  | 'gelu'
  | 'silu';

/** A function of one number. `alpha` matters to PReLU alone: its slope for negative x. */
export interface Activation {
  readonly name: string;
  /** f(x) and f′(x) for reading, as HTML. */
  readonly formula: string;
  readonly slopeFormula: string;
  /** One fact worth knowing. */
  readonly note: string;
  f(x: number, alpha: number): number;
  /** f′(x); at a kink the value from the left, so ReLU's is 0 at 0, as is the convention. */
  slope(x: number, alpha: number): number;
}

/** SELU's constants (arXiv:1706.02515), to double precision. */
export const selu = { scale: 1.0507009873554805, alpha: 1.6732632423543772 } as const;
/** The fixed slope of LeakyReLU for negative x. */
export const leak = 0.01;

/** The logistic function, which the gates of recurrent cells are. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** GELU's approximation by tanh, x/2·(1 + tanh(√(2/π)(x + 0.044715x³))): within 4.8e-4 of the exact form. */
export function geluByTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

export const activations: Readonly<Record<ActivationId, Activation>> = {
  sigmoid: {
    ...activationWords.sigmoid,
    f: sigmoid,
    slope: (x) => sigmoid(x) * (1 - sigmoid(x)),
  },
  tanh: {
    ...activationWords.tanh,
    f: Math.tanh,
    slope: (x) => 1 - Math.tanh(x) ** 2,
  },
  relu: {
    ...activationWords.relu,
    f: (x) => Math.max(0, x),
    slope: (x) => (x > 0 ? 1 : 0),
  },
  'leaky-relu': {
    ...activationWords['leaky-relu'],
    f: (x) => (x > 0 ? x : leak * x),
    slope: (x) => (x > 0 ? 1 : leak),
  },
  prelu: {
    ...activationWords.prelu,
    f: (x, alpha) => (x > 0 ? x : alpha * x),
    slope: (x, alpha) => (x > 0 ? 1 : alpha),
  },
  elu: {
    ...activationWords.elu,
    f: (x) => (x > 0 ? x : Math.expm1(x)),
    slope: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  selu: {
    ...activationWords.selu,
    f: (x) => selu.scale * (x > 0 ? x : selu.alpha * Math.expm1(x)),
    slope: (x) => selu.scale * (x > 0 ? 1 : selu.alpha * Math.exp(x)),
  },
  gelu: {
    ...activationWords.gelu,
    f: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
    slope: (x) => normalShare(x) + x * normalDensity(x),
  },
  silu: {
    ...activationWords.silu,
    f: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
};

/** All nine, in the order of the chapter. */
export const activationIds = Object.keys(activations) as ActivationId[];
