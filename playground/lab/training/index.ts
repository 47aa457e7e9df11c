/** What training needs and TensorFlow.js lacks. The names are those of the field. */
export { AdamW, type AdamWOptions, adamw } from './adamw.ts';
export { type AttentionOptions, attentionWeights, scaledDotProductAttention } from './attention.ts';
export { clipByGlobalNorm } from './clip-by-global-norm.ts';
export { type DescendOptions, descend } from './descend.ts';
export { type Ema, ema } from './ema.ts';
export { gelu } from './gelu.ts';
export { type AlmostFairLossOptions, almostFairLoss } from './latitude-weighted-crps.ts';
export { type LatitudeWeightedMseOptions, latitudeWeightedMse } from './latitude-weighted-mse.ts';
export { layerNorm } from './layer-norm.ts';
export { type Initializer, type OrthogonalOptions, orthogonal } from './orthogonal.ts';
export { RMSProp, type RMSPropOptions, rmsprop } from './rmsprop.ts';
export { setLearningRate, type WarmupCosineOptions, warmupCosine } from './warmup-cosine.ts';
