import { backend_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { expressionOf } from './elementwise.ts';
import { isForColumns, sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';

/** A function of one number as an expression of `a` in WGSL, with the constants `c0`, `c1` …. */
interface Unary {
  expression: string;
  constants?: readonly number[];
  /** tfjs has it in JavaScript too, for a few values that are there already. */
  inJavaScript?: boolean;
}

/** Below it `exp(a) + 1` is 1 in single precision, and above its negative `exp(a)`. As in tfjs. */
const threshold = Math.log(1.1920928955078125e-7) + 2;
const { ERF_P: p, ERF_A1: a1, ERF_A2: a2, ERF_A3: a3, ERF_A4: a4, ERF_A5: a5 } = backend_util;
const t = `(1.0 / (1.0 + ${p} * abs(a)))`;

/**
 * The formulas of tfjs 4.22, whose own shaders lose NaN where the device's functions do: a loss that has diverged would
 * look like a number. NaN comes from a constant, for WGSL knows none.
 */
const unary: Record<string, Unary> = {
  Acos: { expression: 'select(acos(a), c0, abs(a) > 1.0)', constants: [Number.NaN] },
  Acosh: { expression: 'select(acosh(a), c0, a < 1.0)', constants: [Number.NaN] },
  Asin: { expression: 'select(asin(a), c0, abs(a) > 1.0)', constants: [Number.NaN] },
  Asinh: {
    expression: 'select(asinh(a), a, abs(a) == c0)',
    constants: [Number.POSITIVE_INFINITY],
  },
  Atanh: {
    expression: 'select(select(atanh(a), a * c1, abs(a) == 1.0), c0, abs(a) > 1.0)',
    constants: [Number.NaN, Number.POSITIVE_INFINITY],
  },
  Cosh: { expression: '(exp(-a) + 1.0 / exp(-a)) / 2.0' },
  Elu: { expression: 'select(exp(a) - 1.0, a, a >= 0.0)' },
  Erf: {
    expression: `sign(a) * (1.0 - (((((${a5} * ${t} + ${a4}) * ${t}) + ${a3}) * ${t} + ${a2}) * ${t} + ${a1}) * ${t} * exp(-abs(a) * abs(a)))`,
  },
  Exp: { expression: 'exp(a)', inJavaScript: true },
  Expm1: { expression: 'exp(a) - 1.0', inJavaScript: true },
  Log: { expression: 'select(log(a), c0, a < 0.0)', constants: [Number.NaN], inJavaScript: true },
  Log1p: { expression: 'select(log(1.0 + a), c0, a < -1.0)', constants: [Number.NaN] },
  Relu6: { expression: 'clamp(a, 0.0, 6.0)' },
  Selu: {
    expression: `select(${backend_util.SELU_SCALEALPHA} * (exp(a) - 1.0), ${backend_util.SELU_SCALE} * a, a >= 0.0)`,
  },
  Sigmoid: { expression: '1.0 / (1.0 + exp(-1.0 * a))' },
  Sinh: { expression: '(exp(a) - 1.0 / exp(a)) / 2.0' },
  Softplus: {
    expression: `select(select(log(exp(a) + 1.0), exp(a), a < ${threshold}), a, a > ${-threshold})`,
  },
  Tanh: { expression: 'sign(a) * (1.0 - exp(-2.0 * abs(a))) / (1.0 + exp(-2.0 * abs(a)))' },
};

/** Functions of two numbers, `a` and `b`; tfjs makes NaN of a product of nought and infinity. */
const binary: Record<string, string> = {
  EluGrad: 'select(a * (b + 1.0), a, b >= 0.0)',
  Prelu: 'select(b * a, a, a >= 0.0)',
};

/** Functions through which NaN goes, and only NaN, in one dispatch as before. */
export function registerNotANumber(): void {
  for (const [kernelName, one] of Object.entries(unary)) replace(kernelName, (call) => ofOne(call, one));
  for (const [kernelName, expression] of Object.entries(binary)) {
    replace(kernelName, (call) => ofTwo(call, expression));
  }
}

const isFloat = ({ dtype, shape }: TensorInfo): boolean => dtype === 'float32' && sizeOf(shape) > 0;

function ofOne(
  call: Call,
  { expression, constants = [], inJavaScript = false }: Unary,
): TensorInfo | undefined {
  const { x } = call.inputs as { x: TensorInfo };
  const backend = call.backend as WebGpuBackend;
  if (!isFloat(x) || (inJavaScript && backend.shouldExecuteOnCPU([x]))) return undefined;
  const safe = `select(${expression}, a, isNan(a))`;
  return expressionOf(backend, [x], { expression: safe, constants, shape: x.shape });
}

function ofTwo(call: Call, expression: string): TensorInfo | undefined {
  const [a, b] = Object.values(call.inputs) as [TensorInfo, TensorInfo];
  const { shape } = a;
  const repeats = sizeOf(b.shape) === 1 || isForColumns(b.shape, shape.at(-1) ?? 1);
  const fits = b.shape.join() === shape.join() || (repeats && b.shape.length <= shape.length);
  if (!isFloat(a) || !isFloat(b) || !fits) return undefined;
  return expressionOf(call.backend as WebGpuBackend, [a, b], { expression, constants: [], shape });
}
