/** What is read of the overfitting figure. */
export const words = {
  title: 'Overfitting, and seven methods against it',
  about:
    'A network learns sunshine over a day from 12 noisy observations: its curve, and its errors on these and on 12 held back, by step of training.',
  day: 'Observations, truth and the network’s curve over the hours of a day',
  course: 'Both errors by step of training, with the step to drag',
  methods: 'Methods',
  names: {
    l2: 'L2',
    l1: 'L1',
    dropout: 'dropout',
    'batch-norm': 'batch norm',
    'early-stopping': 'early stopping',
    noise: 'noise',
    augmentation: 'augmentation',
  },
  noMethod: 'no method',
  otherSample: 'Other observations',
  key: {
    learned: 'learned from',
    heldBack: 'held back',
    truth: 'truth',
    network: 'network',
    lowest: 'lowest held-back error',
  },
  hidden: 'Hidden neurons',
  neurons: 'neurons',
  neuron: 'neuron',
  step: 'Step of training that is drawn',
  stepText: (step: number) => `step ${step}`,
  hours: 'hours from noon',
  stepAxis: 'step of training',
  errorAxis: 'error (root mean square)',
  network: (neurons: number, parameters: number, methods: string) =>
    `${neurons} ${neurons === 1 ? 'neuron' : 'neurons'}, ${parameters} parameters, ${methods}.`,
  now: (step: number, learned: string, heldBack: string) =>
    `At step ${step} the error is ${learned} on the 12 points learned from and ${heldBack} on the 12 held back.`,
  best: (step: number, error: string) => `Held back, it was lowest at step ${step}: ${error}`,
  atTheEnd: (error: string) => `; at the end it is ${error}.`,
} as const;
