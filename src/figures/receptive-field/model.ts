/** Layers of convolution and pooling along one axis: sizes, receptive fields and parameters. */
import { outputSide } from '../output-side.ts';

export interface Layer {
  readonly kind: 'conv' | 'pool';
  /** Length of the kernel along either axis. */
  readonly k: number;
  /** Stride. */
  readonly s: number;
  /** Padding on each side. */
  readonly p: number;
  /** Channels that come out; pooling keeps those that come in. */
  readonly filters: number;
}

export interface Stack {
  /** Length of the input along either axis. */
  readonly n: number;
  /** Channels of the input. */
  readonly channels: number;
  readonly layers: readonly Layer[];
  /** The layer whose numbers the rails move. */
  readonly chosen: number;
  /** Which unit of the last layer the cone hangs from, as a share of the layer's length. */
  readonly unit: number;
}

/** What comes out of one layer. */
export interface Shape {
  /** ⌊(n + 2p − k) / s⌋ + 1 along either axis; 0 where the kernel does not fit. */
  readonly size: number;
  readonly channels: number;
  /** How far two neighbouring units lie apart, in cells of the input. */
  readonly jump: number;
  /** How many cells of the input a unit sees along either axis. */
  readonly field: number;
  /** Where the middle of the first unit lies, in cells of the input. */
  readonly start: number;
  readonly parameters: number;
}

/** The shapes of the input and of every layer. */
export function shapes({ n, channels, layers }: Pick<Stack, 'n' | 'channels' | 'layers'>): Shape[] {
  let last: Shape = { size: n, channels, jump: 1, field: 1, start: 0.5, parameters: 0 };
  return [
    last,
    ...layers.map(({ kind, k, s, p, filters }) => {
      const out = kind === 'conv' ? filters : last.channels;
      last = {
        size: outputSide(last.size, k, s, p),
        channels: out,
        jump: last.jump * s,
        field: last.field + (k - 1) * last.jump,
        start: last.start + ((k - 1) / 2 - p) * last.jump,
        parameters: kind === 'conv' ? k * k * last.channels * out + out : 0,
      };
      return last;
    }),
  ];
}

/** The shape of what comes out at the top. */
export function top(stack: Pick<Stack, 'n' | 'channels' | 'layers'>): Shape {
  return shapes(stack).at(-1) as Shape;
}

/** All that the layers learn. */
export function parameters(stack: Pick<Stack, 'n' | 'channels' | 'layers'>): number {
  return shapes(stack).reduce((sum, shape) => sum + shape.parameters, 0);
}

/** What one dense layer would learn that leads from all inputs to all that comes out at the top. */
export function denseParameters(stack: Pick<Stack, 'n' | 'channels' | 'layers'>): number {
  const { size, channels } = top(stack);
  const outputs = size * size * channels;
  return stack.n * stack.n * stack.channels * outputs + outputs;
}

/** The unit of the last layer from which the cone hangs. */
export function unitOf(stack: Stack): number {
  return Math.round(stack.unit * Math.max(0, top(stack).size - 1));
}

/** First and last unit of every layer, the input first, that the chosen unit sees; they may lie in the padding. */
export function cone(stack: Stack): { first: number; last: number }[] {
  let range = { first: unitOf(stack), last: unitOf(stack) };
  const ranges = [range];
  for (const { k, s, p } of [...stack.layers].reverse()) {
    range = { first: range.first * s - p, last: range.last * s - p + k - 1 };
    ranges.unshift(range);
  }
  return ranges;
}

/** The cells of the input that the chosen unit sees, and how many more it sees in the padding; `last` < `first` if none. */
export function seen(stack: Stack): { first: number; last: number; outside: number } {
  const { first, last } = cone(stack)[0] ?? { first: 0, last: -1 };
  const inside = { first: Math.max(0, first), last: Math.min(stack.n - 1, last) };
  const count = Math.max(0, inside.last - inside.first + 1);
  return { ...inside, outside: last - first + 1 - count };
}

const conv = (k: number, filters: number, s = 1, p = (k - 1) / 2): Layer => ({
  kind: 'conv',
  k,
  s,
  p,
  filters,
});
const pool: Layer = { kind: 'pool', k: 2, s: 2, p: 0, filters: 0 };
const block = (count: number, filters: number): Layer[] => [
  ...Array.from({ length: count }, () => conv(3, filters)),
  pool,
];

/** Stacks by name. */
export const stacks = {
  three: {
    n: 32,
    channels: 1,
    layers: [conv(3, 16), conv(3, 16), conv(3, 16)],
  },
  strides: {
    n: 32,
    channels: 1,
    layers: [conv(3, 16, 2), conv(3, 16, 2), conv(3, 16, 2)],
  },
  lenet: {
    n: 32,
    channels: 1,
    layers: [conv(5, 6, 1, 0), pool, conv(5, 16, 1, 0), pool, conv(5, 120, 1, 0)],
  },
  weatherBench: {
    n: 32,
    channels: 2,
    layers: [conv(5, 64), conv(5, 64), conv(5, 64), conv(5, 64), conv(5, 2)],
  },
  vgg: {
    n: 224,
    channels: 3,
    layers: [...block(2, 64), ...block(2, 128), ...block(3, 256), ...block(3, 512), ...block(3, 512)],
  },
} as const satisfies Record<string, Pick<Stack, 'n' | 'channels' | 'layers'>>;
export type StackName = keyof typeof stacks;

/** A stack of the list, with its first layer chosen and the cone in its middle. */
export function start(name: StackName): Stack {
  const { n, channels, layers } = stacks[name];
  return { n, channels, layers, chosen: 0, unit: 0.5 };
}

export const initial = start('three');

/** The most layers that the drawing has room for: those of VGG-16. */
export const most = stacks.vgg.layers.length;

/** The stack with something else in its chosen layer. */
export function change(stack: Stack, layer: Partial<Layer>): Stack {
  return {
    ...stack,
    layers: stack.layers.map((old, at) => (at === stack.chosen ? { ...old, ...layer } : old)),
  };
}

/** The stack with one layer more on top, which is then the chosen one. */
export function add(stack: Stack, kind: Layer['kind']): Stack {
  if (stack.layers.length >= most) return stack;
  const layer = kind === 'pool' ? pool : conv(3, 16);
  return { ...stack, layers: [...stack.layers, layer], chosen: stack.layers.length };
}

/** The stack without its chosen layer; one always stays. */
export function remove(stack: Stack): Stack {
  if (stack.layers.length === 1) return stack;
  const layers = stack.layers.filter((_, at) => at !== stack.chosen);
  return { ...stack, layers, chosen: Math.min(stack.chosen, layers.length - 1) };
}
