import {
  backend_util,
  broadcast_util,
  env,
  getKernel,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

type Program = Parameters<MathBackendWebGL['compileAndRun']>[0];
type Call = Parameters<KernelFunc>[0];

/** Below it `exp(x) + 1` is 1 in single precision, and above its negative `exp(x)`. As in tfjs. */
const threshold = Math.log(1.1920928955078125e-7) + 2;

/**
 * Functions of one number as expressions of `x` in GLSL. tfjs 4.22 has the same formulas and loses NaN in the device's `exp`,
 * or makes NaN of −∞ by a product with nought.
 */
const unary: Record<string, string> = {
  Asinh: 'x < -3.4e38 ? x : log(x + sqrt(x * x + 1.0))',
  Cosh: '(exp(-x) + 1.0 / exp(-x)) / 2.0',
  Elu: 'x >= 0.0 ? x : exp(x) - 1.0',
  Expm1: 'exp(x) - 1.0',
  Log1p: 'x < -1.0 ? NAN : log(1.0 + x)',
  Relu: 'x < 0.0 ? 0.0 : x',
  Relu6: 'clamp(x, 0.0, 6.0)',
  Selu: `x >= 0.0 ? ${backend_util.SELU_SCALE} * x : ${backend_util.SELU_SCALEALPHA} * (exp(x) - 1.0)`,
  Sinh: '(exp(x) - 1.0 / exp(x)) / 2.0',
  Softplus: `x > ${-threshold} ? x : x < ${threshold} ? exp(x) : log(exp(x) + 1.0)`,
};

/** Functions of two numbers as expressions of `a` and `b`, in which NaN is a number like others. */
const binary: Record<string, string> = {
  EluGrad: 'b >= 0.0 ? a : a * (b + 1.0)',
  // As in tfjs, with 1 for whatever has the power of 0.
  Pow: `b == 0.0 ? 1.0 : isnan(a) ? a : isnan(b) ? b : a < 0.0 && floor(b) < b ? NAN :
    round(mod(b, 2.0)) != 1 ? pow(abs(a), b) : sign(a) * pow(abs(a), b)`,
  Prelu: 'a < 0.0 ? b * a : a',
};

/** A program for one number a point. */
function programOf(names: readonly string[], shape: readonly number[], body: string): Program {
  return {
    variableNames: [...names],
    outputShape: [...shape],
    // As tfjs decides: then one shader serves all shapes.
    enableShapeUniforms: env().getBool('WEBGL_USE_SHAPES_UNIFORMS') && shape.length <= 4,
    userCode: body,
  };
}

/** Four numbers a point, as tfjs keeps what its matrices are made of. */
function unaryProgram(shape: readonly number[], expression: string): Program {
  return {
    ...programOf(
      ['A'],
      shape,
      `float one(float x) { return isnan(x) ? x : (${expression}); }
      void main() {
        vec4 x = getAAtOutCoords();
        setOutput(vec4(one(x.r), one(x.g), one(x.b), one(x.a)));
      }`,
    ),
    packedInputs: true,
    packedOutput: true,
  };
}

const clipBody = `void main() {
  float x = getAAtOutCoords();
  setOutput(isnan(x) ? x : clamp(x, low, high));
}`;

function replace(kernelName: string, own: (call: Call, backend: MathBackendWebGL) => TensorInfo | undefined) {
  const stock = getKernel(kernelName, 'webgl');
  unregisterKernel(kernelName, 'webgl');
  registerKernel({
    ...stock,
    kernelFunc: (call) => own(call, call.backend as MathBackendWebGL) ?? stock.kernelFunc(call),
  });
}

const isFloat = ({ dtype, shape }: TensorInfo): boolean => dtype === 'float32' && !shape.includes(0);

/** Functions through which NaN goes, and only NaN: what stands beside it in a texel is computed as it is elsewhere. */
export function registerNotANumber(): void {
  for (const [kernelName, expression] of Object.entries(unary)) {
    replace(kernelName, ({ inputs }, backend) => {
      const { x } = inputs as { x: TensorInfo };
      // A few values that are in JavaScript already stay there, where tfjs has the function.
      const few = kernelName === 'Expm1' && backend.shouldExecuteOnCPU([x]);
      if (!isFloat(x) || few) return undefined;
      return backend.compileAndRun(unaryProgram(x.shape, expression), [x], 'float32');
    });
  }
  replace('ClipByValue', ({ inputs, attrs }, backend) => {
    const { x } = inputs as { x: TensorInfo };
    if (!isFloat(x)) return undefined;
    const { clipValueMin, clipValueMax } = attrs as unknown as Record<
      'clipValueMin' | 'clipValueMax',
      number
    >;
    const program = programOf(['A'], x.shape, clipBody);
    program.customUniforms = ['low', 'high'].map((name) => ({ name, type: 'float' as const }));
    return backend.compileAndRun(program, [x], 'float32', [[clipValueMin], [clipValueMax]]);
  });
  replace('LeakyRelu', ({ inputs, attrs }, backend) => {
    const { x } = inputs as { x: TensorInfo };
    if (!isFloat(x)) return undefined;
    const program = unaryProgram(x.shape, 'x < 0.0 ? slope * x : x');
    program.customUniforms = [{ name: 'slope', type: 'float' }];
    return backend.compileAndRun(program, [x], 'float32', [[(attrs as unknown as { alpha: number }).alpha]]);
  });
  for (const [kernelName, expression] of Object.entries(binary)) {
    replace(kernelName, ({ inputs }, backend) => {
      const [a, b] = Object.values(inputs) as [TensorInfo, TensorInfo];
      if (!isFloat(a) || !isFloat(b)) return undefined;
      const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
      const body = `void main() {
        float a = getAAtOutCoords();
        float b = getBAtOutCoords();
        setOutput(${expression});
      }`;
      return backend.compileAndRun(programOf(['A', 'B'], shape, body), [a, b], 'float32');
    });
  }
}
