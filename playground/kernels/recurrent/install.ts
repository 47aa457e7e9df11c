import { engine, getBackend, getKernel, layers, Tensor } from '@tensorflow/tfjs';
import { type Cell, layerFields } from '../tfjs-private.ts';
import { gruCell, mostGruUnits, registerGruGradient, stepGru } from './gru.ts';
import { lstmCell, type RecurrentActivation, registerLstmGradient, stepLstm } from './lstm.ts';

interface Weights {
  kernel: Tensor;
  recurrentKernel: Tensor;
  bias?: Tensor;
}

/** Takes a step, from an input and states. */
type Step = (given: Tensor[], weights: Weights, activation: RecurrentActivation) => Tensor[];

let changed = false;

/**
 * Makes the cells of `tf.layers.lstm` and `tf.layers.gru` take a step in one kernel, forwards, and in one besides the
 * gradients of weights, backwards, on backends that registered it; tfjs takes over twenty, and over forty. Cells that exist
 * already are changed too, and programs stay as they are. Other activations, dropout and steps whose gradient may be
 * differentiated are left to tfjs.
 */
export function fuseRecurrentCells(): void {
  if (changed) return;
  changed = true;
  registerLstmGradient();
  registerGruGradient();
  // tfjs gives out neither the classes of cells nor those of activations. Named, the cells take no name from programs.
  const probe = { units: 1, name: 'probe' } as const;
  const cellOf = (layer: object): Cell => layerFields(layer);
  const hard = cellOf(layers.lstmCell({ ...probe, recurrentActivation: 'hardSigmoid' }));
  const soft = cellOf(layers.lstmCell({ ...probe, recurrentActivation: 'sigmoid' }));
  const activations: Activations = {
    tanh: hard.activation.constructor,
    recurrent: new Map([
      [hard.recurrentActivation.constructor, 'HardSigmoid'],
      [soft.recurrentActivation.constructor, 'Sigmoid'],
    ]),
  };
  const lstm = { kernelName: lstmCell, states: 2, mostUnits: {} };
  fuse(hard, lstm, activations, ([x, h, c], weights, activation) => {
    const [nextH, nextC] = stepLstm({ x, h, c, ...weights } as Parameters<typeof stepLstm>[0], activation);
    return [nextH, nextH, nextC];
  });
  const gru = { kernelName: gruCell, states: 1, mostUnits: mostGruUnits };
  fuse(cellOf(layers.gruCell(probe)), gru, activations, ([x, h], weights, activation) => {
    const next = stepGru({ x, h, ...weights } as Parameters<typeof stepGru>[0], activation);
    return [next, next];
  });
}

/** The classes of those that kernels know. */
interface Activations {
  tanh: unknown;
  recurrent: ReadonlyMap<unknown, RecurrentActivation>;
}

interface Fused {
  kernelName: string;
  /** How many states the cell has. */
  states: number;
  /** By the names of backends, where there is a limit. */
  mostUnits: Readonly<Record<string, number>>;
}

function fuse(probe: Cell, fused: Fused, { tanh, recurrent }: Activations, step: Step): void {
  const prototype = Object.getPrototypeOf(probe) as Cell;
  const stock = prototype.call;
  prototype.call = function (this: Cell, inputs, kwargs) {
    const activation = recurrent.get(this.recurrentActivation.constructor);
    const plain = this.activation.constructor === tanh && this.dropout === 0 && this.recurrentDropout === 0;
    const usable = activation && plain && isAvailable(fused, this) && fits(this, inputs, fused.states);
    if (!usable) return stock.call(this, inputs, kwargs);
    const weights: Weights = {
      kernel: this.kernel.read(),
      recurrentKernel: this.recurrentKernel.read(),
      ...(this.bias && { bias: this.bias.read() }),
    };
    return engine().tidy(() => step(inputs, weights, activation));
  };
}

function isAvailable({ kernelName, mostUnits }: Fused, { units }: Cell): boolean {
  const backend = getBackend();
  // Within a second gradient, the first one has to be made of operations that have gradients.
  const first = engine().state.gradientDepth <= 1;
  return first && units <= (mostUnits[backend] ?? units) && getKernel(kernelName, backend) !== undefined;
}

/** Whether a cell is given what its weights are for; to anything else tfjs knows what to say. */
function fits({ units, kernel }: Cell, inputs: readonly unknown[], states: number): boolean {
  if (inputs.length !== 1 + states || !inputs.every(isMatrix)) return false;
  const [x, ...held] = inputs as [Tensor, ...Tensor[]];
  const state = `${x.shape[0]},${units}`;
  return x.shape[1] === kernel.read().shape[0] && held.every(({ shape }) => shape.join() === state);
}

function isMatrix(value: unknown): value is Tensor {
  return value instanceof Tensor && value.rank === 2 && value.dtype === 'float32' && value.size > 0;
}
