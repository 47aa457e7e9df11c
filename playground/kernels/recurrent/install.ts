import { engine, getBackend, getKernel, layers, Tensor } from '@tensorflow/tfjs';
import {
  type LstmInputs,
  lstmCell,
  type RecurrentActivation,
  registerLstmGradient,
  stepLstm,
} from './lstm.ts';

interface Variable {
  read(): Tensor;
}

/** The fields of tfjs's cell that decide how it is computed. */
interface Cell {
  units: number;
  activation: object;
  recurrentActivation: object;
  dropout: number;
  recurrentDropout: number;
  kernel: Variable;
  recurrentKernel: Variable;
  bias: Variable | null;
  call(inputs: Tensor[], kwargs: object): Tensor[];
}

let changed = false;

/**
 * Makes the cells of `tf.layers.lstm` take a step in one kernel, forwards, and in one besides the products of its
 * weights, backwards, on backends that registered it; tfjs takes over twenty, and over forty. Cells that exist already
 * are changed too, and programs stay as they are. Other activations, dropout and steps whose gradient may be
 * differentiated are left to tfjs.
 */
export function fuseRecurrentCells(): void {
  if (changed) return;
  changed = true;
  registerLstmGradient();
  // tfjs gives out neither the classes of cells nor those of activations. Named, the cells take no name from programs.
  const probe = (recurrentActivation: 'hardSigmoid' | 'sigmoid'): Cell =>
    layers.lstmCell({ units: 1, recurrentActivation, name: 'probe' }) as unknown as Cell;
  const [hard, soft] = [probe('hardSigmoid'), probe('sigmoid')];
  const recurrent = new Map<unknown, RecurrentActivation>([
    [hard.recurrentActivation.constructor, 'HardSigmoid'],
    [soft.recurrentActivation.constructor, 'Sigmoid'],
  ]);
  const tanh = hard.activation.constructor;
  const prototype = Object.getPrototypeOf(hard) as Cell;
  const stock = prototype.call;
  prototype.call = function (this: Cell, inputs, kwargs) {
    const activation = recurrent.get(this.recurrentActivation.constructor);
    const plain = this.activation.constructor === tanh && this.dropout === 0 && this.recurrentDropout === 0;
    const fitting = activation && plain && isAvailable() ? inputsOf(this, inputs) : undefined;
    if (!activation || !fitting) return stock.call(this, inputs, kwargs);
    const [h, c] = engine().tidy(() => stepLstm(fitting, activation));
    return [h, h, c];
  };
}

function isAvailable(): boolean {
  // Within a second gradient, the first one has to be made of operations that have gradients.
  return engine().state.gradientDepth <= 1 && getKernel(lstmCell, getBackend()) !== undefined;
}

/** What the kernel takes; nothing where it would not do as tfjs does. */
function inputsOf(cell: Cell, inputs: readonly unknown[]): LstmInputs | undefined {
  const [x, h, c] = inputs;
  if (inputs.length !== 3 || !isMatrix(x) || !isMatrix(h) || !isMatrix(c)) return undefined;
  const kernel = cell.kernel.read();
  const recurrentKernel = cell.recurrentKernel.read();
  const state = `${x.shape[0]},${cell.units}`;
  const fits = x.shape[1] === kernel.shape[0] && h.shape.join() === state && c.shape.join() === state;
  if (!fits) return undefined;
  return { x, h, c, kernel, recurrentKernel, ...(cell.bias && { bias: cell.bias.read() }) };
}

function isMatrix(value: unknown): value is Tensor {
  return value instanceof Tensor && value.rank === 2 && value.dtype === 'float32' && value.size > 0;
}
