import { bitwiseAndConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BitwiseAnd.js';
import { nonMaxSuppressionV4Config } from '@tensorflow/tfjs-backend-cpu/dist/kernels/NonMaxSuppressionV4.js';
import { raggedGatherConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RaggedGather.js';
import { raggedRangeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RaggedRange.js';
import { raggedTensorToTensorConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RaggedTensorToTensor.js';
import { sparseFillEmptyRowsConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/SparseFillEmptyRows.js';
import { sparseReshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/SparseReshape.js';
import { staticRegexReplaceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/StaticRegexReplace.js';
import { stringSplitConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/StringSplit.js';
import { stringToHashBucketFastConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/StringToHashBucketFast.js';
import { uniqueConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Unique.js';
import { lendFromCpu } from '../by-cpu.ts';

/** Kernels that tfjs 4.22 has on no graphics device: texts, ragged and sparse tensors, and what finds equal numbers. */
export function registerMissingKernels(): void {
  lendFromCpu('webgpu', [
    bitwiseAndConfig,
    nonMaxSuppressionV4Config,
    raggedGatherConfig,
    raggedRangeConfig,
    raggedTensorToTensorConfig,
    sparseFillEmptyRowsConfig,
    sparseReshapeConfig,
    staticRegexReplaceConfig,
    stringSplitConfig,
    stringToHashBucketFastConfig,
    uniqueConfig,
  ]);
}
