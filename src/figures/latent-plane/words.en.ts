import { months } from '../months.en.ts';

/** What is read of the plane of two numbers. */
export const words = {
  title: 'The winds of a month in two numbers',
  about:
    'A plane on which each of 132 months is a point, found by an autoencoder with two numbers in its middle or by two EOFs, and a map of the wind that a point is decoded to.',
  plane: 'The plane of two numbers, with the months as points and a point to drag',
  map: 'The wind that the point is decoded to',
  field: (model: string, x: string, y: string) =>
    `Eastward wind, in colours from 10 m/s from the east to 10 m/s from the west, that ${model} makes of (${x}, ${y}).`,
  axes: ['1st number', '2nd number'],
  across: 'First number',
  up: 'Second number',
  by: 'decoded by',
  models: { autoencoder: 'the autoencoder', eofs: 'two EOFs' },
  key: { train: 'months learned from', others: 'other months', year: 'the mean year' },
  short: months.map((month) => month[0]),
  months,
  colours: 'eastward wind, m/s',
  arrow: (speed: number) => `${speed} m/s`,
  place: (model: string, x: string, y: string) => `(${x}, ${y}), decoded by ${model}.`,
  near: (month: string, distance: string) => `The nearest month is ${month}, ${distance} away.`,
  north: (degrees: number) =>
    `${Math.abs(degrees)}° ${degrees < 0 ? 'south' : degrees > 0 ? 'north' : ''}`.trim(),
  east: (degrees: number) =>
    degrees % 180 === 0 ? `${Math.abs(degrees)}°` : `${Math.abs(degrees)}° ${degrees < 0 ? 'west' : 'east'}`,
  wind: (speed: string, north: string, east: string, mean: string) =>
    `The wind from the west is strongest at ${north}, ${east}: ${speed} m/s; on the mean of 50° south it is ${mean} m/s.`,
  errors: (model: string, train: string, test: string) =>
    `A month that is rebuilt from its own two numbers by ${model} is off by ${train} m/s in the years learned from, ${test} in the test years (root mean square, both components together).`,
} as const;
