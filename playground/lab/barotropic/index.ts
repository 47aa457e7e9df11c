/** A small atmosphere to run and to forecast: one layer of air on the turning sphere. */
export type { MapName } from './maps.ts';
export {
  type BarotropicMatrices,
  type BarotropicMatricesOptions,
  barotropicMatrices,
  type LinearMap,
} from './matrices.ts';
export { type Barotropic, type BarotropicOptions, barotropic } from './model.ts';
export type { Coefficients, Triangle } from './triangle.ts';
export type { RegularWinds } from './winds.ts';
