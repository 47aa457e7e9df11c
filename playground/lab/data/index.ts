/** Data sets of the course, opened, divided and cut for training; and archives on other sites. */
export type {
  ArchiveArray as ZarrArray,
  ArchivePart as ZarrPart,
  Pick as ZarrPick,
} from '../../protocol/archive.ts';
export type { Station } from './axis.ts';
export type { AxisName, DatasetId, VariableName } from './catalogue.ts';
export type { Climatology } from './climatology.ts';
export { type Dataset, dataset } from './dataset.ts';
export type { Forecasting } from './forecasting.ts';
export { openZarr, type ZarrSelection, type ZarrStore } from './open-zarr.ts';
export type { Samples } from './samples.ts';
export type { Part, PerPart } from './split.ts';
export type { Standardiser } from './standardiser.ts';
export type { Storm } from './steps.ts';
export type { Variable } from './variable.ts';
export type { Window, WindowOptions } from './windows.ts';
