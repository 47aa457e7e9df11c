/** What is read of the layers of AlexNet. */
export const words = {
  title: 'The layers of AlexNet',
  about: 'The eight layers of AlexNet with the size of their output and the number of their parameters.',
  bars: {
    parameters: 'Bars: parameters of each layer',
    multiplications: 'Bars: multiplications of each layer',
  },
  sliders: 'The chosen layer and the picture, to change',
  layer: 'Layer',
  barsLabel: 'Bars',
  barsOf: { parameters: 'parameters', multiplications: 'multiplications' },
  built: 'Built',
  halves: { two: 'in two halves, as in 2012', one: 'in one piece' },
  millions: (value: string) => `${value} M`,
  units: { neurons: 'neurons', filters: 'filters', kernel: 'kernel', stride: 'stride' },
  labels: {
    neurons: (layer: string) => `Neurons of ${layer}`,
    filters: (layer: string) => `Filters of ${layer}`,
    kernel: (layer: string) => `Kernel of ${layer}`,
    stride: (layer: string) => `Stride of ${layer}`,
  },
  side: 'Side of the picture',
  picture: 'picture',
  chosen: (layer: string, parameters: string, multiplications: string) =>
    `${layer} has ${parameters} parameters and costs ${multiplications} multiplications a picture. `,
  network: (parameters: string, dense: string, multiplications: string, denseMultiplications: string) =>
    `The network has ${parameters} parameters, ${dense} % of them in its dense layers, and ${multiplications} ` +
    `multiplications, ${denseMultiplications} % of them there.`,
  nothingLeft: (layer: string) => ` Nothing is left of the picture in ${layer}: choose a larger one.`,
} as const;
