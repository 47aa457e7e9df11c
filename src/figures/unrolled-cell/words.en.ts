/** What is read of the unrolled cell. */
export const words = {
  title: 'A recurrent cell, unrolled',
  about:
    'A recurrent cell with one number as state over five steps, with an input to set at each, and the inside of the cell at one of them, followed number by number.',
  strip: 'Five steps of the same cell, with the input of each to set',
  inside: (at: number) => `Inside the cell at step ${at}: numbers on its wires`,
  input: (at: number) => `Input of step ${at}`,
  step: (at: number) => `step ${at}`,
  inputs: 'inputs',
  cell: 'Cell',
  cells: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' },
  names: { rnn: '', lstm: 'gates f, i, o; candidate g', gru: 'gates r, z; candidate g' },
  allSteps: 'All steps',
  nothingYet: (name: string, inputs: string) =>
    `${name}: nothing is computed yet; the state begins at 0, the inputs are ${inputs}. Press Step.`,
  says: (name: string, at: number, k: number, of: number, equation: string) =>
    `${name}, step ${at}, ${k} of ${of}: ${equation}.`,
  finished: (states: string) => ` The states of all steps: ${states}.`,
} as const;
