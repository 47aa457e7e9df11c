/** What is read of the gradient through time. */
export const words = {
  title: 'The gradient through time',
  about:
    'A map of how strongly the state of each step depends on that of every earlier one, in a cell of eight units with random weights; beside it one row of the map as a curve.',
  map: 'Map: the later step up, the earlier one across',
  curve: 'The chosen row: slope by earlier step, and what the weights and gates are set to',
  earlier: 'earlier step s',
  across: 'earlier step s →',
  up: 'later step t ↑',
  slope: 'slope of the state of step t',
  cell: 'Cell',
  cells: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' },
  weights: 'Weights',
  drawing: (seed: number) => `drawn ${seed}`,
  step: 'Later step t',
  stepText: (t: number) => `step ${t}`,
  sigma: 'Largest singular value of W',
  sigmaName: '‖W‖',
  size: 'Size of the inputs',
  sizeName: 'inputs',
  bias: { lstm: 'Bias of the forget gate', gru: 'Bias of the update gate' },
  biasName: 'gate bias',
  length: 'Length of the sequence',
  lengthName: 'length',
  steps: (n: number) => `${n} steps`,
  key: {
    chosen: { rnn: 'RNN', lstm: 'LSTM, its cell state', gru: 'GRU' },
    plain: 'RNN with the same ‖W‖',
    bound: 'bound: ‖W‖ · max tanh′ to the power t − s',
    kept: { lstm: 'what the forget gate keeps', gru: 'what the update gate keeps' },
  },
  set: (name: string, sigma: string, radius: string) =>
    `${name}, ‖W‖ = ${sigma}; the spectral radius of W is ${radius}.`,
  setGated: (name: string, sigma: string, bias: string) => `${name}, ‖W‖ = ${sigma}, gate bias ${bias}.`,
  over: (t: number, s: number, slope: string) =>
    `From the state of step ${s} to that of step ${t} the slope is ${slope}`,
  bounded: (bound: string) => `; the bound is ${bound}.`,
  compared: (kept: string, plain: string) =>
    `; the gate alone keeps ${kept} in its best unit. In an RNN with the same ‖W‖ it is ${plain}.`,
} as const;
