import { hops, initial, rounds, stations, valuesAfter } from './model.ts';

const indexOf = (wanted: string): number => stations.findIndex(({ id }) => id === wanted);

/** The standard deviation of the seven values. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** What the text may print of this figure; the weights are both one half, and the messages are averaged. */
export const numbers = {
  'edges up to 135 km': initial.edges.toString(2).replaceAll('0', '').length,
  'edges from Valentia to Malin Head': hops(initial, indexOf('val'))[indexOf('mal')] ?? Number.NaN,
  'spread before the first round': spread(valuesAfter(initial, 0)),
  'spread after the last round': spread(valuesAfter(initial, rounds)),
};
