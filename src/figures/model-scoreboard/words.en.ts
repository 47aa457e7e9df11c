/** What is read of the scoreboard, but for the models themselves. */
export const words = {
  title: 'Data-driven weather models',
  about: 'Data-driven weather models by year and grid, and as a table.',
  chart: 'Grid by year, with a limit to drag',
  coarsest: 'Coarsest grid',
  grid: (degrees: string, kilometres: number) => `${degrees} degrees, ${kilometres} kilometres`,
  millions: (parameters: number) => `${parameters} M`,
  gridCell: (degrees: string, kilometres: number) => `${degrees}°, ${kilometres}&nbsp;km`,
  ensemble: ', ensemble',
  models: 'Models',
  head: ['model', 'first seen', 'paper', 'grid', 'network', 'parameters', 'it says of itself'],
  sort: 'Sort by',
  orders: { year: 'year', grid: 'grid', parameters: 'parameters' },
  show: 'Show',
  kinds: { all: 'all', single: 'single forecasts (dots)', ensemble: 'ensembles (squares)' },
  none: 'No model is left: allow coarser grids, or both kinds.',
  left: (shown: number, of: number, degrees: string, first: string) =>
    `${shown} of ${of} models have a grid of ${degrees}° or finer; ${first} leads the list.`,
  finest: (degrees: string, kilometres: number, points: string) =>
    `The finest grid among them, ${degrees}°, has ${kilometres} km between points on the equator: ${points} points if it is regular.`,
} as const;
