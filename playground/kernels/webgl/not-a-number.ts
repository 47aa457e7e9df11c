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

/**
 * Functions of one number as expressions of `x` in GLSL. tfjs 4.22 has the same formulas and loses NaN in the device's `exp`,
 * or makes NaN of −∞ by a product with nought.
 */
const unary: Record<string, string> = {
  Cosh: '(exp(-x) + 1.0 / exp(-x)) / 2.0',
  Elu: 'x >= 0.0 ? x : exp(x) - 1.0',
  Expm1: 'exp(x) - 1.0',
  Log1p: 'x < -1.0 ? NAN : log(1.0 + x)',
  Relu: 'x < 0.0 ? 0.0 : x',
  Relu6: 'clamp(x, 0.0, 6.0)',
  Selu: `x >= 0.0 ? ${backend_util.SELU_SCALE} * x : ${backend_util.SELU_SCALEALPHA} * (exp(x) - 1.0)`,
  Sinh: '(exp(x) - 1.0 / exp(x)) / 2.0',
  Softplus: `x > ${-threshold()} ? x : x < ${threshold()} ? exp(x) : log(exp(x) + 1.0)`,
};

/** Where `exp(x) + 1` is 1, in single precision; beyond its negative it is `exp(x)`. As in tfjs. */
function threshold(): number {
  return Math.log(1.1920928955078125e-7) + 2;
}

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

/** As in tfjs, with 1 for whatever has the power of 0. */
const powerBody = `float power(float a, float b) {
  if (b == 0.0) return 1.0;
  if (isnan(a)) return a;
  if (isnan(b)) return b;
  if (a < 0.0 && floor(b) < b) return NAN;
  return round(mod(b, 2.0)) != 1 ? pow(abs(a), b) : sign(a) * pow(abs(a), b);
}
void main() { setOutput(power(getAAtOutCoords(), getBAtOutCoords())); }`;

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
  replace('Pow', ({ inputs }, backend) => {
    const { a, b } = inputs as Record<'a' | 'b', TensorInfo>;
    if (!isFloat(a) || !isFloat(b)) return undefined;
    const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    return backend.compileAndRun(programOf(['A', 'B'], shape, powerBody), [a, b], 'float32');
  });
}
