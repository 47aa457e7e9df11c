/** The nine activation functions of the chapter with their exact derivatives. */
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

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** GELU's approximation by tanh, x/2·(1 + tanh(√(2/π)(x + 0.044715x³))): within 4.8e-4 of the exact form. */
export function geluByTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

export const activations: Readonly<Record<ActivationId, Activation>> = {
  sigmoid: {
    name: 'sigmoid',
    formula: '1 / (1 + e<sup>−x</sup>)',
    slopeFormula: 'f (1 − f), at most ¼',
    note: 'Both ends are flat, and even at its steepest it passes on only a quarter of a gradient.',
    f: sigmoid,
    slope: (x) => sigmoid(x) * (1 - sigmoid(x)),
  },
  tanh: {
    name: 'tanh',
    formula: '(e<sup>x</sup> − e<sup>−x</sup>) / (e<sup>x</sup> + e<sup>−x</sup>)',
    slopeFormula: '1 − f², at most 1',
    note: 'The sigmoid stretched and centred: tanh x = 2 sigmoid(2x) − 1.',
    f: Math.tanh,
    slope: (x) => 1 - Math.tanh(x) ** 2,
  },
  relu: {
    name: 'ReLU',
    formula: 'max(0, x)',
    slopeFormula: '1 for x > 0, otherwise 0',
    note: 'No slope exists at 0 itself; programs take 0 there by convention.',
    f: (x) => Math.max(0, x),
    slope: (x) => (x > 0 ? 1 : 0),
  },
  'leaky-relu': {
    name: 'LeakyReLU',
    formula: 'max(0, x) + 0.01 min(0, x)',
    slopeFormula: '1 for x > 0, otherwise 0.01',
    note: 'The left side lets one hundredth through: little, but never nothing.',
    f: (x) => (x > 0 ? x : leak * x),
    slope: (x) => (x > 0 ? 1 : leak),
  },
  prelu: {
    name: 'PReLU',
    formula: 'max(0, x) + α min(0, x)',
    slopeFormula: '1 for x > 0, otherwise α',
    note: 'As LeakyReLU, but α is learned with the weights. Here you set it: drag the left branch.',
    f: (x, alpha) => (x > 0 ? x : alpha * x),
    slope: (x, alpha) => (x > 0 ? 1 : alpha),
  },
  elu: {
    name: 'ELU',
    formula: 'x for x > 0, otherwise e<sup>x</sup> − 1',
    slopeFormula: '1 for x > 0, otherwise e<sup>x</sup>',
    note: 'Bends smoothly to −1 on the left; with its α = 1 there is no kink at 0.',
    f: (x) => (x > 0 ? x : Math.expm1(x)),
    slope: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  selu: {
    name: 'SELU',
    formula: 'λx for x > 0, otherwise λα (e<sup>x</sup> − 1)',
    slopeFormula: 'λ for x > 0, otherwise λα e<sup>x</sup>',
    note: 'λ = 1.0507 and α = 1.6733: an ELU with constants of its own, and a kink at 0.',
    f: (x) => selu.scale * (x > 0 ? x : selu.alpha * Math.expm1(x)),
    slope: (x) => selu.scale * (x > 0 ? 1 : selu.alpha * Math.exp(x)),
  },
  gelu: {
    name: 'GELU',
    formula: 'x Φ(x) = ½ x (1 + erf(x / √2))',
    slopeFormula: 'Φ(x) + x φ(x)',
    note: 'Drawn in its exact form. The form with tanh that some libraries use is never more than 0.0005 away.',
    f: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
    slope: (x) => normalShare(x) + x * normalDensity(x),
  },
  silu: {
    name: 'SiLU',
    formula: 'x sigmoid(x) = x / (1 + e<sup>−x</sup>)',
    slopeFormula: 's + x s (1 − s), with s = sigmoid(x)',
    note: 'Also called Swish; it dips below zero before it rises, as GELU does.',
    f: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
};

/** All nine, in the order of the chapter. */
export const activationIds = Object.keys(activations) as ActivationId[];
