import type { DatasetId } from '../lab/data/catalogue.ts';
import type { Projection } from '../views/map/event.ts';

/** What of a data set is shown first. */
export interface Cover {
  /** Name of the subject. */
  subject: string;
  /** Label of the sheet; the first where nothing is said. */
  sheet?: string;
  /** Frame of the sheet, from 0. */
  frame?: number;
  projection?: Projection;
}

/**
 * The first picture of a data set: on its page, in the list of all, and where exploring begins. One that is not named
 * here begins with its first variable.
 */
export const covers: Readonly<Partial<Record<DatasetId, Cover>>> = {
  'atlantic-storms': { subject: 'wind', sheet: '2005' },
  barotropic: { subject: 'streamfunction', sheet: '1992-01', frame: 15, projection: 'orthographic' },
  coads: { subject: 'sst', frame: 6, projection: 'robinson' },
  etopo: { subject: 'height', projection: 'robinson' },
  'fnoc-winds': { subject: 'wind', sheet: '1982', frame: 0, projection: 'robinson' },
  // 1 December 1966, the windiest day of the twelve stations together.
  'irish-wind': { subject: 'windSpeed', sheet: '1966', frame: 334 },
  landsat: { subject: 'nearInfrared' },
  'seattle-weather': { subject: 'maxTemperature', sheet: '2015' },
  // The hour with the heaviest rain.
  'stage-iv': { subject: 'rain', frame: 11 },
};
