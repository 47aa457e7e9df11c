import { count } from '../kit/reading.ts';

/** What is read of the padding on a globe. */
export const words = {
  title: 'Periodic padding on a globe',
  about:
    'The eastward wind of January on a globe and as an array of 17 by 36 cells, whose first and last column meet at 15° east, with a filter of 5 by 5 cells.',
  globe: 'The globe, with the longitude that faces you to set',
  arrayPicture: 'The array, with the column of the filter to set',
  padding: 'Beyond the seam',
  paddings: { zeros: 'zeros', round: 'the other side' },
  turn: 'Longitude in the middle of the globe',
  turnName: 'turn',
  /** A longitude from 180° west to 180° east. */
  longitude: (degrees: number) =>
    degrees % 180 === 0 ? `${Math.abs(degrees)}°` : `${Math.abs(degrees)}° ${degrees < 0 ? 'west' : 'east'}`,
  shortly: (degrees: number) =>
    degrees % 180 === 0 ? `${Math.abs(degrees)}°` : `${Math.abs(degrees)}° ${degrees < 0 ? 'W' : 'E'}`,
  column: 'Column of the filter',
  columnText: (column: number, of: number, longitude: string) => `column ${column} of ${of}, ${longitude}`,
  array: 'the array',
  mean: (speed: string) => `mean of the 25 cells: ${speed} m/s`,
  rail: 'column of the filter',
  key: {
    west: 'wind from the west',
    east: 'wind from the east',
    filter: 'the filter',
    beyond: 'its part beyond the seam',
    seam: 'the seam',
  },
  where: (column: string) => `The filter lies on ${column} and 50° south.`,
  inside: (mean: string) =>
    `It does not reach over the seam, and the padding makes no difference: the mean of its 25 cells is ${mean} m/s.`,
  beyond: (cells: number) => `${count(cells, 'cell')} of its 25 lie beyond the seam.`,
  takes: { zeros: 'It takes zeros there.', round: 'It takes the cells of the other side there.' },
  means: (zeros: string, round: string) =>
    `The mean: ${zeros} m/s with zeros, ${round} m/s with the other side.`,
} as const;
