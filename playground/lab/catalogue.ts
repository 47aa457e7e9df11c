/* Written by `npm run data` from the cards in content/datasets; `npm run check` compares. */

/** The data sets that programs can load, with the names of their variables and axes. */
export const catalogue = {
  coads: {
    variables: ['sst', 'airTemperature', 'specificHumidity', 'windSpeed', 'uWind', 'vWind', 'pressure'],
    axes: ['month', 'latitude', 'longitude'],
  },
} as const;

export type DatasetId = keyof typeof catalogue;
export type VariableName<Id extends DatasetId> = (typeof catalogue)[Id]['variables'][number];
export type AxisName<Id extends DatasetId> = (typeof catalogue)[Id]['axes'][number];
