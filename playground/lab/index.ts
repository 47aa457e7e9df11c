/**
 * What course programs import as `lab`: data, plots and the training loop around plain TensorFlow.js.
 * Everything here writes events; nothing here knows the page.
 */

export type { AxisOptions } from './axis-options.ts';
export { type Barotropic, type BarotropicOptions, barotropic } from './barotropic/model.ts';
export { check } from './check.ts';
export { type Dataset, dataset } from './dataset.ts';
export { type FieldOptions, field } from './field.ts';
export { type HistogramOptions, type HistogramValues, histogram } from './histogram.ts';
export { icosahedralMesh, type Mesh } from './icosahedral-mesh.ts';
export * from './linear-regression/index.ts';
export { log, warn } from './log.ts';
export { epochs, steps } from './loop.ts';
export { type CompareOptions, compare, type MapOptions, map } from './map.ts';
export { minibatches } from './minibatches.ts';
export { openZarr, type ZarrSelection, type ZarrStore } from './open-zarr.ts';
export { type PeriodicPadding, padPeriodic } from './pad-periodic.ts';
export {
  type MeshMapOptions,
  meshMap,
  type StationMapOptions,
  stationMap,
  type TrackMapOptions,
  trackMap,
} from './place-maps.ts';
export type { Station as MapStation, Track } from './places.ts';
export { type Plot, type PlotOptions, plot, type SeriesOptions } from './plot.ts';
export { progress } from './progress.ts';
export { type Random, random } from './random.ts';
export { type SkillPlotOptions, skillPlot } from './skill-plot.ts';
export { type TableOptions, table } from './table.ts';
export * from './training/index.ts';
export type { Variable } from './variable.ts';
export * from './verification/index.ts';
export type { Window, WindowOptions } from './windows.ts';
