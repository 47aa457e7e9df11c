import { decimal } from '../kit/reading.ts';

const degrees = (value: number, digits: number): string => decimal(Math.abs(value), digits).concat('°');
const isNone = (value: number, digits: number): boolean => Number(decimal(value, digits)) === 0;
const isNeither = (longitude: number): boolean => longitude === 0 || Math.abs(longitude) === 180;

/** What is read of a globe that can be turned, and of places on it. */
export const globeWords = {
  turn: 'Turn of the globe',
  turnName: 'turn',
  tilt: 'Tilt of the globe',
  tiltName: 'tilt',
  facing: (place: string) => `facing ${place}`,
  latitude: (latitude: number, digits = 0) =>
    isNone(latitude, digits)
      ? 'the equator'
      : `${degrees(latitude, digits)} ${latitude < 0 ? 'south' : 'north'}`,
  longitude: (longitude: number, digits = 0) =>
    isNeither(longitude)
      ? degrees(longitude, 0)
      : `${degrees(longitude, digits)} ${longitude < 0 ? 'west' : 'east'}`,
  shortNorth: (latitude: number, digits = 0) =>
    `${degrees(latitude, digits)}${isNone(latitude, digits) ? '' : latitude < 0 ? ' S' : ' N'}`,
  shortEast: (longitude: number, digits = 0) =>
    isNeither(longitude)
      ? degrees(longitude, 0)
      : `${degrees(longitude, digits)} ${longitude < 0 ? 'W' : 'E'}`,
  place: 'Place',
  places: {
    options: {
      valentia: 'Valentia, Ireland',
      singapore: 'Singapore',
      suva: 'Suva, at the date line',
      north: 'the North Pole',
      south: 'the South Pole',
    },
    own: 'your own',
  },
} as const;
