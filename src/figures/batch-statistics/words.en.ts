/** What is read of the statistics of a batch. */
export const words = {
  title: 'Statistics of a batch',
  about:
    'The values that one neuron receives from a batch, before and after they are standardised, and the running mean that is kept for use.',
  batch: 'A batch before and after it is standardised',
  over: 'Means of the batches, running mean and marked example, batch by batch',
  key: {
    example: 'examples of the batch',
    marked: 'the marked example',
    inUse: 'the marked example in use',
    batchMean: 'mean of a batch',
    running: 'running mean',
  },
  next: 'Next batch',
  many: '20 batches',
  size: 'Examples in a batch',
  mean: 'mean',
  spread: 'spread',
  meanLabel: 'Mean of what comes in',
  spreadLabel: 'Spread of what comes in',
  before: 'before',
  after: 'after',
  batchAxis: 'batch',
  here: (batch: number, size: number, mean: string, deviation: string) =>
    `Batch ${batch}, ${size} examples: mean ${mean}, standard deviation ${deviation}.`,
  example: (before: string, after: string, range: string) =>
    `The marked example, ${before}, becomes ${after} in it${range}.`,
  range: (low: string, high: string) => `, and so far anything from ${low} to ${high}`,
  use: (mean: string, deviation: string, after: string) =>
    `In use, by the running mean ${mean} and standard deviation ${deviation}, it becomes ${after}.`,
} as const;
