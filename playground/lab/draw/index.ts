/** Curves, heat maps, maps of the globe, histograms and tables, drawn beside the program as it runs. */
export type { Palette } from '../../protocol/palettes.ts';
export type { Role } from '../../protocol/roles.ts';
export type { Projection } from '../../views/map/event.ts';
export type { Cell } from '../../views/table/event.ts';
export type { ScalarLike, TensorLike } from '../host/tensor-like.ts';
export type { AxisOptions } from './axis-options.ts';
export { type FieldOptions, field } from './field.ts';
export type { Values } from './gather-values.ts';
export { type HistogramOptions, type HistogramValues, histogram, type NestedNumbers } from './histogram.ts';
export {
  type ColourOptions,
  type CompareOptions,
  compare,
  type MapOptions,
  map,
  type WindOptions,
} from './map.ts';
export type { Frames, PlaceOptions } from './map-frames.ts';
export {
  type MeshMapOptions,
  meshMap,
  type StationMapOptions,
  stationMap,
  type TrackMapOptions,
  trackMap,
} from './place-maps.ts';
export type { MapStation, Track } from './places.ts';
export { type Plot, type PlotOptions, plot, type SeriesOptions } from './plot.ts';
export { type SkillPlotOptions, skillPlot } from './skill-plot.ts';
export { type TableOptions, table } from './table.ts';
