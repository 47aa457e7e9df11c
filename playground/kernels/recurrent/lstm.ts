import {
  engine,
  matMul,
  type NamedAttrMap,
  registerGradient,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs';

/**
 * A kernel of this project, not of tfjs: a step of an LSTM. A backend may have it; then it has `LstmCellGrad` too.
 *
 * `LstmCell`, of the inputs below, gives h, c and `gates`, [batch, 5 units], for the gradient: what the backend keeps of
 * the input, forget, candidate and output gate and tanh of the new c. `LstmCellGrad`, of `dh`, `dc`, the old `c` and
 * `gates`, gives the gradient of the gates' sums, [batch, 4 units], and of the old c.
 */
export const lstmCell = 'LstmCell';
export const lstmCellGrad = 'LstmCellGrad';

export type RecurrentActivation = 'HardSigmoid' | 'Sigmoid';

/** All float32 and not empty. */
export interface LstmInputs<T = Tensor> {
  /** [batch, inputs] */
  x: T;
  /** [batch, units], as `c` */
  h: T;
  c: T;
  /** [inputs, 4 units]: for the input, forget, candidate and output gate */
  kernel: T;
  /** [units, 4 units] */
  recurrentKernel: T;
  /** [4 units] */
  bias?: T;
}

/** @returns h and c after the step, on a backend that has the kernel */
export function stepLstm(
  inputs: LstmInputs,
  recurrentActivation: RecurrentActivation,
): [h: Tensor, c: Tensor] {
  const attributes = { recurrentActivation } as unknown as NamedAttrMap;
  const [h, c] = engine().runKernel(lstmCell, { ...inputs }, attributes) as [Tensor, Tensor, Tensor];
  return [h, c];
}

export function registerLstmGradient(): void {
  registerGradient({
    kernelName: lstmCell,
    inputsToSave: ['x', 'h', 'c', 'kernel', 'recurrentKernel'],
    outputsToSave: [false, false, true],
    gradFunc: (dys, saved, attributes) => {
      const [dh, dc] = dys as [Tensor, Tensor];
      const [x, h, c, kernel, recurrentKernel, gates] = saved as [
        Tensor,
        Tensor,
        Tensor,
        Tensor,
        Tensor,
        Tensor,
      ];
      const [dz, before] = engine().runKernel(lstmCellGrad, { dh, dc, c, gates }, attributes) as [
        Tensor2D,
        Tensor,
      ];
      return {
        x: () => matMul(dz, kernel as Tensor2D, false, true),
        h: () => matMul(dz, recurrentKernel as Tensor2D, false, true),
        c: () => before,
        kernel: () => matMul(x as Tensor2D, dz, true),
        recurrentKernel: () => matMul(h as Tensor2D, dz, true),
        bias: () => dz.sum(0),
      };
    },
  });
}
