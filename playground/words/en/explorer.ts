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
  dayOfYear: 'day of the year',
} as const;
