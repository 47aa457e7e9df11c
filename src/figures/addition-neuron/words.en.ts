/** What is read of the neuron for addition. */
export const words = {
  title: 'A neuron for addition',
  about: 'A neuron with two inputs, and a map of its error as an adder.',
  network: 'The neuron, with weights, bias and inputs to drag',
  map: 'Map of the error over both inputs',
  activation: 'Activation',
  names: { identity: 'identity', step: 'step', sigmoid: 'sigmoid', relu: 'ReLU' },
  weight: (index: number) => `Weight ${index}`,
  input: (index: number) => `Input ${index}`,
  bias: 'Bias',
  sum: 'sum',
  output: 'output',
  wanted: 'wanted',
  error: 'error',
  tooSmall: 'output too small',
  tooLarge: 'too large',
  result: (
    sum: string,
    activation: string,
    { output, wanted, error }: Record<'output' | 'wanted' | 'error', string>,
  ) => `Sum ${sum}; ${activation} makes it ${output}; wanted ${wanted}, error ${error}.`,
  overMap: (error: string) => `Over the map the error is ${error} in the root mean square.`,
  overMapAs: (formula: string, error: string) =>
    `Over the map the error is ${formula}, ${error} in the root mean square.`,
  adds: 'The error is 0 everywhere on the map: with both weights 1 and bias 0 the neuron adds.',
} as const;
