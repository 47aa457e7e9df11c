import { mendModels } from './models.ts';
import { mendBatchNormalization, mendBatchNormGradient } from './normalisation.ts';

let mended = false;

/** Mends what tfjs 4.22 has wrong in layers and models, for every backend; a second call changes nothing. */
export function mendLayers(): void {
  if (mended) return;
  mended = true;
  mendBatchNormalization();
  mendBatchNormGradient();
  mendModels();
}
