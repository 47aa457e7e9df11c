import {
  engine,
  matMul,
  type NamedAttrMap,
  registerGradient,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs';
import type { RecurrentActivation } from './lstm.ts';

/**
 * Kernels of this project, not of tfjs: a step of a GRU, whose reset gate comes before the product. A backend has all or none.
 *
 * `GruCell`, of the inputs below, gives h and for the gradient `gates`, [batch, 3 units], what the backend keeps of the update and
 * reset gate and the candidate, and `reset`, [batch, units], what the reset gate let through. `GruCellGrad`, of `dy`, the old
 * `h`, `gates` and `recurrentKernel`, gives the gradient of the gates' sums, [batch, 3 units], and of the old h.
 * `GruCellWeights`, of `h`, `reset` and the gradient of the sums, `sums`, gives that of the recurrent weights.
 */
export const [gruCell, gruCellGrad, gruCellWeights] = ['GruCell', 'GruCellGrad', 'GruCellWeights'] as const;

/**
 * Units up to which a backend's kernel pays, where that has an end. WebGPU's multiplies by more of the weights than it has to:
 * with 128 units a step takes as long as tfjs's on a GPU of software, the worst case, and with 256 a fifth longer.
 */
export const mostGruUnits: Readonly<Record<string, number>> = { webgpu: 128 };

/** All float32 and not empty. */
export interface GruInputs<T = Tensor> {
  /** [batch, inputs] */
  x: T;
  /** [batch, units] */
  h: T;
  /** [inputs, 3 units]: for the update gate, the reset gate and the candidate */
  kernel: T;
  /** [units, 3 units] */
  recurrentKernel: T;
  /** [3 units] */
  bias?: T;
}

/** @returns h after the step, on a backend that has the kernels */
export function stepGru(inputs: GruInputs, recurrentActivation: RecurrentActivation): Tensor {
  const attributes = { recurrentActivation } as unknown as NamedAttrMap;
  const [h] = engine().runKernel(gruCell, { ...inputs }, attributes) as [Tensor, Tensor, Tensor];
  return h;
}

export function registerGruGradient(): void {
  registerGradient({
    kernelName: gruCell,
    inputsToSave: ['x', 'h', 'kernel', 'recurrentKernel'],
    outputsToSave: [false, true, true],
    gradFunc: (dys, saved, attributes) => {
      const [dy] = dys as [Tensor];
      const [x, h, kernel, recurrentKernel, gates, reset] = saved as [
        Tensor2D,
        Tensor,
        Tensor2D,
        Tensor,
        Tensor,
        Tensor,
      ];
      const inputs = { dy, h, gates, recurrentKernel };
      const [sums, before] = engine().runKernel(gruCellGrad, inputs, attributes) as [Tensor2D, Tensor];
      return {
        x: () => matMul(sums, kernel, false, true),
        h: () => before,
        kernel: () => matMul(x, sums, true),
        recurrentKernel: () => engine().runKernel(gruCellWeights, { h, reset, sums }) as Tensor,
        bias: () => sums.sum(0),
      };
    },
  });
}
