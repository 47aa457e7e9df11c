/** Graph networks on the globe: edges between grids and meshes, attention along them, encoder, processor and decoder. */
export { type EdgeAttentionOptions, edgeAttention, edgeSoftmax } from './edge-attention.ts';
export type { Edges } from './edges.ts';
export {
  type EncodeProcessDecode,
  type EncodeProcessDecodeOptions,
  encodeProcessDecode,
} from './encode-process-decode.ts';
export { type FieldNetwork, type FieldNetworkOptions, fieldNetwork } from './field-network.ts';
export {
  type GraphTransformer,
  type GraphTransformerOptions,
  graphTransformer,
} from './graph-transformer.ts';
export { gridPlaces } from './grid-places.ts';
export { type LinearLayer, type LinearLayerOptions, linear } from './linear.ts';
export { type MultiMesh, multiMesh } from './multi-mesh.ts';
export { networkOnGrid } from './on-grid.ts';
export { type SphereEdgesOptions, sphereEdges } from './sphere-edges.ts';
export { windowEdges } from './window-edges.ts';
export { type ZonalRidge, type ZonalRidgeOptions, zonalRidge } from './zonal-ridge.ts';
