import { env } from '@tensorflow/tfjs';
import { registerFusedActivations } from '../compositions/fused-activations.ts';
import { registerCompositions } from '../compositions/index.ts';
import { registerSafeSoftmax } from '../compositions/webgpu.ts';
import { registerWebGpuStep } from '../optimisers/webgpu.ts';
import { assertWhenStarted } from '../tfjs-private.ts';
import { registerAddN } from './add-n.ts';
import { registerChannelSums } from './batch-norm-gradients.ts';
import { registerBroadcast } from './broadcast.ts';
import { registerCast } from './cast.ts';
import { registerConvolution } from './convolution.ts';
import { registerConvolutionFilterGradient } from './convolution-filter-gradient.ts';
import { registerElementwise } from './elementwise.ts';
import { fuseGradients } from './gradients.ts';
import { registerGru } from './gru.ts';
import { fuseLosses } from './losses.ts';
import { registerLstm } from './lstm.ts';
import { registerMatrixProduct } from './matrix-product.ts';
import { registerMeanLoss } from './mean-loss.ts';
import { registerMissingKernels } from './missing-kernels.ts';
import { registerNotANumber } from './not-a-number.ts';
import { registerReductions } from './reductions.ts';
import { registerResizeGradient } from './resize-gradient.ts';
import { registerRowKernels } from './rows.ts';
import { registerSegmentSumGradient } from './segment-sum-gradient.ts';
import { registerSegmentSums } from './segment-sums.ts';
import { registerSoftmaxGradient } from './softmax-gradient.ts';
import { registerTranspose } from './transpose.ts';

/** Dispatches between submits: a step of a small model goes in one. tfjs has 15. */
const together = 64;

let registered = false;

/** Registers what makes a step of training on tfjs's WebGPU backend fewer dispatches, and fuller ones. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  assertWhenStarted('webgpu');
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', together);
  registerWebGpuStep();
  registerNotANumber();
  registerFusedActivations('webgpu');
  registerSafeSoftmax();
  registerAddN();
  registerCast();
  registerElementwise();
  registerBroadcast();
  registerChannelSums();
  registerReductions();
  registerResizeGradient();
  registerRowKernels();
  registerConvolution();
  registerConvolutionFilterGradient();
  registerMatrixProduct();
  registerLstm();
  registerGru();
  registerSegmentSums();
  registerSegmentSumGradient();
  registerSoftmaxGradient();
  registerTranspose();
  registerMeanLoss();
  registerMissingKernels();
  registerCompositions('webgpu');
  fuseGradients();
  fuseLosses();
}
