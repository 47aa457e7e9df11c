/** A data set to look through, on its page. */
export const explorer = {
  label: (id: string): string => `Explore ${id}`,
  open: 'Explore the data',
  loads: (size: string): string => `Loads ${size}.`,
  loading: 'Loading the data …',
  variable: 'Variable',
  year: 'Year',
  month: 'Month',
  map: 'Map',
  projections: {
    robinson: 'whole Earth (Robinson)',
    equirectangular: 'longitude by latitude',
    orthographic: 'globe to turn',
  },
  wind: 'Wind: speed and direction',
  /** The axis of a curve: `day of the year`, or `hour of the series` where all of it is drawn. */
  point: (unit: string, whole: boolean): string => `${unit} of the ${whole ? 'series' : 'year'}`,
} as const;
