import {
  engine,
  type GradConfig,
  getBackend,
  getGradient,
  registerGradient,
  type Tensor,
  unregisterGradient,
  util,
} from '@tensorflow/tfjs';
import { batchNormGradients } from './batch-norm-gradients.ts';
import { elementwise } from './elementwise.ts';
import { softmaxGradient } from './softmax-gradient.ts';

/** A gradient in one expression: `a` is the gradient of the result, then what tfjs saved, then the constants. */
interface Pointwise {
  expression: string;
  constants?: (attributes: Record<string, unknown>) => number[];
}

const pointwise: Record<string, Pointwise> = {
  Relu: { expression: 'select(a * select(0.0, 1.0, b > 0.0), b, isNan(b))' },
  Relu6: { expression: 'select(a * select(0.0, 1.0, b > 0.0 && b <= 6.0), b, isNan(b))' },
  LeakyRelu: {
    expression: 'a * select(c0, 1.0, b > 0.0)',
    constants: ({ alpha }) => [alpha as number],
  },
  Tanh: { expression: '(1.0 - b * b) * a' },
  Sigmoid: { expression: 'a * (b * (1.0 - b))' },
  Softplus: { expression: 'select(a / (1.0 + exp(-b)), b, isNan(b))' },
  Erf: { expression: 'select(a * (exp(-b * b) * 1.1283791670955126), b, isNan(b))' },
  Square: { expression: 'a * (b * 2.0)' },
  Sqrt: { expression: 'a / (sqrt(b) * 2.0)' },
};

type Gradients = Record<string, () => Tensor>;
type GradientOf = (dy: Tensor, saved: Tensor[], attributes: Record<string, unknown>) => Gradients | undefined;

const changed = new Set<string>();

/**
 * Gives activations, squares, roots, softmax, means, sums and batch norms a gradient in one dispatch on WebGPU. Elsewhere, and
 * where a gradient is itself differentiated, tfjs's own is taken.
 */
export function fuseGradients(): void {
  for (const [kernelName, { expression, constants }] of Object.entries(pointwise)) {
    replace(kernelName, (dy, [saved], attributes) => {
      if (!saved || !isPlain(saved) || dy.size !== saved.size) return undefined;
      return { x: () => elementwise(expression, [dy, saved], saved.shape, constants?.(attributes)) };
    });
  }
  replace('SquaredDifference', (dy, [a, b]) => {
    if (!a || !b || !isPlain(a) || !isPlain(b) || a.shape.join() !== b.shape.join()) return undefined;
    const towards = (from: Tensor, to: Tensor) => () =>
      elementwise('2.0 * (b - c) * a', [dy, from, to], from.shape);
    return { a: towards(a, b), b: towards(b, a) };
  });
  replace('Softmax', (dy, [y], { dim }) =>
    y && isPlain(y) && dim === y.rank - 1 && dy.size === y.size
      ? { logits: () => softmaxGradient(dy, y) }
      : undefined,
  );
  // What is the same for many elements is spread over them without a tensor of ones.
  replace('Sum', (dy, [x], { axis }) =>
    x && spreads(dy, x, axis) ? { x: () => elementwise('a', [dy], x.shape) } : undefined,
  );
  replace('Mean', (dy, [x], { axis }) =>
    x && spreads(dy, x, axis)
      ? { x: () => elementwise('a * c0', [dy], x.shape, [dy.size / x.size]) }
      : undefined,
  );
  replace('FusedBatchNorm', (dy, saved, { varianceEpsilon }) =>
    batchNormGradients(dy, saved, varianceEpsilon as number),
  );
}

/** Whether the sum was over everything, or over all dimensions but the last. */
function spreads(dy: Tensor, x: Tensor, axis: unknown): boolean {
  const axes = util.parseAxisParam(axis as number | number[], x.shape);
  const rows = axes.length === x.rank - 1 && !axes.includes(x.rank - 1);
  return isPlain(x) && (dy.size === 1 || rows);
}

function isPlain(tensor: Tensor): boolean {
  return tensor.dtype === 'float32' && tensor.size > 0;
}

function replace(kernelName: string, fused: GradientOf): void {
  const stock = getGradient(kernelName) as GradConfig | undefined;
  if (!stock || changed.has(kernelName)) return;
  changed.add(kernelName);
  unregisterGradient(kernelName);
  registerGradient({
    ...stock,
    gradFunc: (dy, saved, attributes) => {
      // While a gradient is recorded for another one, it has to be made of operations that have gradients.
      const usable =
        getBackend() === 'webgpu' &&
        engine().state.gradientDepth === 0 &&
        !Array.isArray(dy) &&
        dy.dtype === 'float32';
      const own = usable ? fused(dy, saved, attributes as Record<string, unknown>) : undefined;
      return own ?? stock.gradFunc(dy, saved, attributes);
    },
  });
}
