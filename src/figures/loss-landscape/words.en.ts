/** What is read of the loss landscape. */
export const words = {
  title: 'A loss landscape',
  about: 'The loss of a line through observed cells, as a map over its two parameters, and a path downhill.',
  map: 'Map of the loss over slope w and intercept b, with the path of the descent and its start to drag',
  dashboard: 'Data and line, loss by step, and three numbers to set',
  humidity: 'humidity, g/kg',
  celsius: '30 °C',
  lossAxis: 'loss, (g/kg)²',
  temperature: 'Temperature',
  inputs: { tens: 'in tens of degrees', standard: 'standardised' },
  again: 'Draw other batches',
  start: (name: string) => `Start, ${name}`,
  startText: (name: string, value: string) => `${name} ${value} g/kg`,
  rate: 'Learning rate',
  batch: 'Batch size',
  allCells: 'all 64',
  steps: 'Steps',
  step: 'step',
  large: 'more than a million',
  cells: (count: number) => (count === 64 ? 'all 64 cells' : count === 1 ? 'one cell' : `${count} cells`),
  arrived: (w: string, b: string) => ` at w = ${w}, b = ${b}`,
  tooFast: (rate: string) => `The rate is above ${rate}, where even full batches run away.`,
  slowEnough: (rate: string) => `Full batches converge up to a rate of ${rate}.`,
  descent: (
    start: { w: string; b: string },
    { steps, rate, cells }: { steps: string; rate: string; cells: string },
    loss: { first: string; last: string; least: string },
    arrived: string,
  ) =>
    `From w = ${start.w}, b = ${start.b}, ${steps} at a learning rate of ${rate}, each with ${cells}: ` +
    `the loss goes from ${loss.first} to ${loss.last} (g/kg)²${arrived}. The least possible is ${loss.least}.`,
} as const;
