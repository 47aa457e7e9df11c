/** What is read of dropout. */
export const words = {
  title: 'Dropout, mask by mask',
  about:
    'A network with eight hidden neurons, of which a mask drops some at random, and a histogram of the answers.',
  network: 'A network of three inputs, eight hidden neurons and an output, under a mask',
  answers: 'How often each answer came up among the masks drawn',
  next: 'Next mask',
  many: '100 masks',
  use: 'Use it: drop nothing',
  rescale: 'divide by 1 − p',
  probability: 'Probability of dropping a neuron',
  dropped: 'p, dropped',
  probabilityText: (p: string) => `p ${p}`,
  answer: 'answer',
  whole: 'whole',
  wholeIs: (value: string) => `whole: ${value}`,
  wholeNetwork: (value: string) => `whole network ${value}`,
  meanOf: (count: number, value: string) => `mean of ${count}: ${value}`,
  meanOfAll: (value: string) => `mean of all masks ${value}`,
  spread: (value: string) => `their spread ${value}`,
  noneDropped: 'No neuron is dropped',
  mask: (neurons: readonly number[]) =>
    `${neurons.length === 1 ? 'Neuron' : 'Neurons'} ${neurons.join(', ')} of 8 ${neurons.length === 1 ? 'is' : 'are'} dropped`,
  divided: (by: string) => `, the others are divided by ${by}`,
  now: (mask: string, divided: string, answer: string, whole: string) =>
    `${mask}${divided}: the answer is ${answer}; that of the whole network ${whole}.`,
  overAll: (p: string, mean: string, spread: string) =>
    `Over all masks with p = ${p} it is ${mean} on average, with a spread of ${spread}.`,
  soFar: (count: number, mean: string) => `Masks drawn so far: ${count}, with a mean of ${mean}.`,
} as const;
