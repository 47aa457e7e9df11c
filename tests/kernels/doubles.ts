/** Reference implementations in double precision, written for the eye, and derivatives by finite differences. */

/** What a convolution is: sizes as tfjs names them, [height, width] where there are two. */
export interface Convolution {
  batch: number;
  inSize: readonly [number, number];
  inChannels: number;
  outChannels: number;
  filter: readonly [number, number];
  strides: readonly [number, number];
  dilations: readonly [number, number];
  /** Rows and columns of noughts before the image. */
  before: readonly [number, number];
  outSize: readonly [number, number];
}

/** The convolution of x, [batch, height, width, inChannels], with a filter [height, width, inChannels, outChannels]. */
export function conv2d(x: ArrayLike<number>, filter: ArrayLike<number>, shape: Convolution): Float64Array {
  const { batch, outSize, inChannels, outChannels } = shape;
  const out = new Float64Array(batch * outSize[0] * outSize[1] * outChannels);
  forEachTap(shape, (from, tap, to) => {
    for (let i = 0; i < inChannels; i++)
      for (let o = 0; o < outChannels; o++)
        (out[to * outChannels + o] as number) +=
          (x[from * inChannels + i] as number) * (filter[(tap * inChannels + i) * outChannels + o] as number);
  });
  return out;
}

/** Each input channel with filters of its own, [height, width, inChannels, outChannels / inChannels]. */
export function depthwise(x: ArrayLike<number>, filter: ArrayLike<number>, shape: Convolution): Float64Array {
  const { batch, outSize, inChannels, outChannels } = shape;
  const times = outChannels / inChannels;
  const out = new Float64Array(batch * outSize[0] * outSize[1] * outChannels);
  forEachTap(shape, (from, tap, to) => {
    for (let o = 0; o < outChannels; o++)
      (out[to * outChannels + o] as number) +=
        (x[from * inChannels + Math.floor(o / times)] as number) * (filter[tap * outChannels + o] as number);
  });
  return out;
}

function forEachTap(shape: Convolution, each: (from: number, tap: number, to: number) => void): void {
  const { batch, inSize, filter, strides, dilations, before, outSize } = shape;
  for (let b = 0; b < batch; b++)
    for (let oy = 0; oy < outSize[0]; oy++)
      for (let ox = 0; ox < outSize[1]; ox++)
        for (let fy = 0; fy < filter[0]; fy++)
          for (let fx = 0; fx < filter[1]; fx++) {
            const y = oy * strides[0] - before[0] + fy * dilations[0];
            const x = ox * strides[1] - before[1] + fx * dilations[1];
            if (y < 0 || y >= inSize[0] || x < 0 || x >= inSize[1]) continue;
            each(
              (b * inSize[0] + y) * inSize[1] + x,
              fy * filter[1] + fx,
              (b * outSize[0] + oy) * outSize[1] + ox,
            );
          }
}

/**
 * The derivative of a scalar function of many numbers, by central differences. For a function that is linear or
 * quadratic the differences are exact but for rounding.
 */
export function slopes(f: (x: Float64Array) => number, at: ArrayLike<number>, step = 1e-4): Float64Array {
  const x = Float64Array.from(at);
  return x.map((value, index) => {
    x[index] = value + step;
    const above = f(x);
    x[index] = value - step;
    const below = f(x);
    x[index] = value;
    return (above - below) / (2 * step);
  });
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** A step of a GRU; all matrices row after row, as tfjs lays them out. */
export interface RecurrentStep {
  sizes: readonly [batch: number, inputs: number, units: number];
  activation: 'HardSigmoid' | 'Sigmoid';
  x: ArrayLike<number>;
  h: ArrayLike<number>;
  kernel: ArrayLike<number>;
  recurrentKernel: ArrayLike<number>;
  bias: ArrayLike<number>;
}

export interface LstmStep extends RecurrentStep {
  c: ArrayLike<number>;
}

const recurrentActivations = {
  HardSigmoid: (z: number) => Math.min(1, Math.max(0, 0.5 + 0.2 * z)),
  Sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
};

export function lstmStep(step: LstmStep): { h: Float64Array; c: Float64Array } {
  const [batch, , units] = step.sizes;
  const gate = recurrentActivations[step.activation];
  const [h, c] = [new Float64Array(batch * units), new Float64Array(batch * units)];
  for (const index of h.keys()) {
    const z = (which: number): number => gateSum(step, 4, which, index, step.h);
    const next = gate(z(1)) * (step.c[index] as number) + gate(z(0)) * Math.tanh(z(2));
    c[index] = next;
    h[index] = gate(z(3)) * Math.tanh(next);
  }
  return { h, c };
}

export function gruStep(step: RecurrentStep): Float64Array {
  const h = Float64Array.from(step.h);
  const gate = recurrentActivations[step.activation];
  const of = (which: number) => h.map((_, index) => gate(gateSum(step, 3, which, index, h)));
  const [update, open] = [of(0), of(1)];
  const reset = open.map((value, index) => value * (h[index] as number));
  return update.map(
    (value, index) =>
      value * (h[index] as number) + (1 - value) * Math.tanh(gateSum(step, 3, 2, index, reset)),
  );
}

/** What goes into one of so many gates, for a number of the state. */
function gateSum(
  { sizes: [, inputs, units], x, kernel, recurrentKernel, bias }: RecurrentStep,
  gates: number,
  which: number,
  index: number,
  state: ArrayLike<number>,
): number {
  const [row, column, width] = [Math.floor(index / units), which * units + (index % units), gates * units];
  let sum = bias[column] as number;
  for (let k = 0; k < inputs; k++)
    sum += (x[row * inputs + k] as number) * (kernel[k * width + column] as number);
  for (let k = 0; k < units; k++)
    sum += (state[row * units + k] as number) * (recurrentKernel[k * width + column] as number);
  return sum;
}
