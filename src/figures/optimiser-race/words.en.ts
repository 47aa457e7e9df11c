/** What is read of the race of the optimisers. */
export const words = {
  title: 'A race of five optimisers',
  about:
    'A map of a loss over two parameters, with the paths of SGD, momentum, RMSProp, Adam and AdamW from one start.',
  map: (x: string, y: string) =>
    `Map of the loss over ${x} and ${y}, with the paths and their common start to drag`,
  dashboard: 'Loss by step, and a learning rate for each optimiser',
  lossAxis: 'loss',
  surface: 'Surface',
  surfaces: {
    valley: 'long valley',
    saddle: 'saddle',
    ripples: 'ripples',
    one: 'network, one bend',
    four: 'network, four bends',
    shortcuts: 'four bends, shortcuts',
  },
  noise: 'Noise',
  tune: 'Find the best rates',
  start: (axis: string) => `Start, ${axis}`,
  startText: (axis: string, value: string) => `${axis} ${value}`,
  rate: (optimiser: string) => `Learning rate of ${optimiser}`,
  steps: 'Steps',
  step: 'step',
  ranAway: 'ran away',
  tiny: 'below 0.001',
  withNoise: ', with noise',
  from: (surface: string, noise: string, start: string, loss: string) =>
    `On ${surface}${noise}, from ${start} with a loss of ${loss}`,
  at: (a: string, x: string, b: string, y: string) => `${a} = ${x}, ${b} = ${y}`,
  nobody: (from: string) => `${from}: nobody runs.`,
  results: (from: string, steps: string, results: string, lowest: string) =>
    `${from}, after ${steps}: ${results}. The lowest place of the map has ${lowest}.`,
} as const;
