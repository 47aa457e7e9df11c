/** What is read of the computation graph. */
export const words = {
  title: 'Back-propagation on a graph',
  about: 'A neuron and its loss as a graph of six operations, to be walked forward and back.',
  picture: 'The graph: numbers, operations, and what is known of them',
  leaves: 'The five numbers at the leaves',
  leafNames: { x: 'Input x', w: 'Weight w', b: 'Bias b', v: 'Weight v', t: 'Truth t' },
  value: 'value',
  slope: 'slope of the loss',
  allSteps: 'All steps',
  update: 'Update w, b, v',
  graph: 'Graph',
  nothingYet: (leaves: string) => `Nothing is computed yet; given are ${leaves}. Press Step.`,
  forward: (done: number, of: number, equation: string) => `Forward, ${done} of ${of}: ${equation}.`,
  forwardDone: ' The forward pass is done; the way back begins at L.',
  handed: (product: string, to: string) => `${product} to ${to}`,
  backward: (
    done: number,
    of: number,
    { from, slope, handed }: { from: string; slope: string; handed: string[] },
  ) => `Backward, ${done} of ${of}: ${from} has the slope ${slope} and hands back ${handed.join(' and ')}.`,
  bothWays: ' The two ways of x add up.',
  oneWay: ' For x this is one way of two.',
  found: (slope: string, of: string, byDifferences: string) =>
    `${slope} for ${of} (by differences ${byDifferences})`,
  result: (loss: string, slopes: string) => ` L = ${loss}; its slopes: ${slopes}.`,
} as const;
