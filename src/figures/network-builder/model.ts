/** The network that the builder draws: its shape, its weights from a seed, and what it computes. */
import { type ActivationId, activations } from '../activations.ts';

export type Choice =
  | 'identity'
  | Extract<ActivationId, 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'gelu' | 'silu'>;

/** One weight: layer (0 is the first after the inputs), unit it leads to, unit it comes from. */
export interface Edge {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
}

export interface Builder {
  /** Units of each hidden layer: 0 to 4 layers of 1 to 8 units. */
  readonly hidden: readonly number[];
  readonly activation: Choice;
  readonly seed: number;
  /** Every weight and bias is drawn with a spread proportional to this. */
  readonly scale: number;
  /** Weights that the reader moved, by edge key. */
  readonly moved: Readonly<Record<string, number>>;
  readonly selected: Edge;
  /** The layer whose view of the plane is drawn; 0 is the plane itself. */
  readonly shown: number;
  /** The point of the plane that is followed through the network. */
  readonly probe: { readonly x: number; readonly y: number };
}

export const limits = { layers: 4, units: 8, weight: 4, scale: 2 } as const;
/** Inputs are taken from [−reach, reach]². */
export const reach = 2;

export const initial: Builder = {
  hidden: [3, 2],
  activation: 'relu',
  seed: 2275,
  scale: 1,
  moved: {},
  selected: { layer: 0, to: 0, from: 0 },
  shown: 2,
  probe: { x: 1, y: 0.5 },
};

/** A dense layer: weights row by row (units × inputs) and biases. */
export interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export function edgeKey({ layer, to, from }: Edge): string {
  return `${layer}:${to}:${from}`;
}

/** Units of every layer with the two inputs and the one output. */
export function sizes(hidden: readonly number[]): number[] {
  return [2, ...hidden, 1];
}

/** n_in·n_out weights and n_out biases for each layer after the inputs. */
export function parameterCounts(hidden: readonly number[]): number[] {
  const all = sizes(hidden);
  return all.slice(1).map((units, layer) => (all[layer] ?? 0) * units + units);
}

/**
 * A standard normal number that belongs to this seed and place alone, so that adding a unit leaves the other
 * weights as they were (Box–Muller on two hashes).
 */
function draw(seed: number, layer: number, to: number, from: number): number {
  const place = ((seed * 31 + layer) * 31 + to) * 31 + from;
  const radius = Math.sqrt(-2 * Math.log(1 - hash(2 * place)));
  return radius * Math.cos(2 * Math.PI * hash(2 * place + 1));
}

/** A number in [0, 1) from an integer: the finaliser of MurmurHash3. */
function hash(key: number): number {
  let h = Math.imul(key ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

/** All layers: weights of variance scale²·2/n_in (He's rule at scale 1), biases of deviation scale/2. */
export function layers({ hidden, seed, scale, moved }: Builder): Layer[] {
  const all = sizes(hidden);
  return all.slice(1).map((units, layer) => {
    const inputs = all[layer] ?? 0;
    const spread = scale * Math.sqrt(2 / inputs);
    const weights = Float64Array.from({ length: units * inputs }, (_, k) => {
      const to = Math.floor(k / inputs);
      const from = k % inputs;
      return moved[edgeKey({ layer, to, from })] ?? clamp(spread * draw(seed, layer, to, from));
    });
    const biases = Float64Array.from(
      { length: units },
      (_, to) => (scale / 2) * draw(seed, layer, to, limits.units),
    );
    return { inputs, units, weights, biases };
  });
}

/** Drawn weights stay where a hand could have put them. */
function clamp(weight: number): number {
  return Math.max(-limits.weight, Math.min(limits.weight, weight));
}

/** W x + b. */
function affine({ inputs, units, weights, biases }: Layer, x: readonly number[]): number[] {
  const sums = new Array<number>(units);
  for (let to = 0; to < units; to++) {
    let sum = biases[to] ?? 0;
    for (let from = 0; from < inputs; from++) sum += (weights[to * inputs + from] ?? 0) * (x[from] ?? 0);
    sums[to] = sum;
  }
  return sums;
}

/** What one input becomes: the sums of every layer, and what each passes on (the last layer passes its sum). */
export interface Pass {
  readonly sums: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
  readonly output: number;
}

/** Sends (x₁, x₂) through the network. */
export function run(network: readonly Layer[], activation: Choice, x1: number, x2: number): Pass {
  const f = activation === 'identity' ? (z: number) => z : activations[activation].f;
  const sums: number[][] = [];
  const values: number[][] = [[x1, x2]];
  network.forEach((layer, index) => {
    const sum = affine(layer, values[index] ?? []);
    sums.push(sum);
    values.push(index === network.length - 1 ? sum : sum.map((z) => f(z, 0)));
  });
  return { sums, values, output: values.at(-1)?.[0] ?? 0 };
}

/** The one affine map that a network without activation amounts to: output = slope·x + offset. */
export function collapse(network: readonly Layer[]): { slope: [number, number]; offset: number } {
  const at = (x: number, y: number): number => run(network, 'identity', x, y).output;
  const offset = at(0, 0);
  return { slope: [at(1, 0) - offset, at(0, 1) - offset], offset };
}

/** Whether the activation is made of two straight pieces, so that the output is too. */
export function isFolded(activation: Choice): boolean {
  return activation === 'relu' || activation === 'leaky-relu';
}

/** How many linear pieces a ReLU network shows: different sets of active units on an 81 × 81 grid of inputs. */
export function countPieces(network: readonly Layer[], activation: Choice): number {
  const seen = new Set<string>();
  const cells = 80;
  for (let i = 0; i <= cells; i++) {
    for (let j = 0; j <= cells; j++) {
      const place = (k: number): number => ((2 * k) / cells - 1) * reach;
      const { sums } = run(network, activation, place(i), place(j));
      let pattern = '';
      for (const sum of sums.slice(0, -1)) for (const z of sum) pattern += z > 0 ? '1' : '0';
      seen.add(pattern);
    }
  }
  return seen.size;
}
