/* Written by `npm run data` from the cards in content/datasets; `npm run check` compares. */

/** The data sets that programs can load, with the names of their variables and axes. */
export const catalogue = {
  'atlantic-storms': {
    variables: [
      'hours',
      'latitude',
      'longitude',
      'wind',
      'pressure',
      'status',
      'category',
      'stormDiameter',
      'hurricaneDiameter',
    ],
    axes: ['row'],
  },
  barotropic: {
    variables: ['streamfunction'],
    axes: ['time', 'latitude', 'longitude'],
  },
  coads: {
    variables: ['sst', 'airTemperature', 'specificHumidity', 'windSpeed', 'uWind', 'vWind', 'pressure'],
    axes: ['month', 'latitude', 'longitude'],
  },
  etopo: {
    variables: ['height', 'land', 'heightCoarse', 'landCoarse'],
    axes: ['latitude', 'longitude', 'latitudeCoarse', 'longitudeCoarse'],
  },
  'fnoc-winds': {
    variables: ['u', 'v'],
    axes: ['time', 'latitude', 'longitude'],
  },
  'irish-wind': {
    variables: ['windSpeed'],
    axes: ['time', 'station'],
  },
  landsat: {
    variables: ['blue', 'green', 'red', 'nearInfrared', 'shortWave1', 'shortWave2'],
    axes: ['northing', 'easting'],
  },
  'seattle-weather': {
    variables: ['precipitation', 'maxTemperature', 'minTemperature', 'windSpeed', 'weather'],
    axes: ['time'],
  },
  'stage-iv': {
    variables: ['rain', 'latitude', 'longitude'],
    axes: ['time', 'y', 'x'],
  },
} as const;

/** Name of a data set of the course. */
export type DatasetId = keyof typeof catalogue;
/** Names of a data set's variables. */
export type VariableName<Id extends DatasetId> = (typeof catalogue)[Id]['variables'][number];
/** Names of a data set's axes. */
export type AxisName<Id extends DatasetId> = (typeof catalogue)[Id]['axes'][number];
