/** What is read of each activation function: its name, its formulas as HTML, and one fact worth knowing. */
export const activationWords = {
  sigmoid: {
    name: 'sigmoid',
    formula: '1 / (1 + e<sup>−x</sup>)',
    slopeFormula: 'f (1 − f), at most ¼',
    note: 'Both ends are flat, and even at its steepest it passes on only a quarter of a gradient.',
  },
  tanh: {
    name: 'tanh',
    formula: '(e<sup>x</sup> − e<sup>−x</sup>) / (e<sup>x</sup> + e<sup>−x</sup>)',
    slopeFormula: '1 − f², at most 1',
    note: 'The sigmoid stretched and centred: tanh x = 2 sigmoid(2x) − 1.',
  },
  relu: {
    name: 'ReLU',
    formula: 'max(0, x)',
    slopeFormula: '1 for x > 0, otherwise 0',
    note: 'No slope exists at 0 itself; programs take 0 there by convention.',
  },
  'leaky-relu': {
    name: 'LeakyReLU',
    formula: 'max(0, x) + 0.01 min(0, x)',
    slopeFormula: '1 for x > 0, otherwise 0.01',
    note: 'The left side lets one hundredth through: little, but never nothing.',
  },
  prelu: {
    name: 'PReLU',
    formula: 'max(0, x) + α min(0, x)',
    slopeFormula: '1 for x > 0, otherwise α',
    note: 'As LeakyReLU, but α is learned with the weights. Here you set it: drag the left branch.',
  },
  elu: {
    name: 'ELU',
    formula: 'x for x > 0, otherwise e<sup>x</sup> − 1',
    slopeFormula: '1 for x > 0, otherwise e<sup>x</sup>',
    note: 'Bends smoothly to −1 on the left; with its α = 1 there is no kink at 0.',
  },
  selu: {
    name: 'SELU',
    formula: 'λx for x > 0, otherwise λα (e<sup>x</sup> − 1)',
    slopeFormula: 'λ for x > 0, otherwise λα e<sup>x</sup>',
    note: 'λ = 1.0507 and α = 1.6733: an ELU with constants of its own, and a kink at 0.',
  },
  gelu: {
    name: 'GELU',
    formula: 'x Φ(x) = ½ x (1 + erf(x / √2))',
    slopeFormula: 'Φ(x) + x φ(x)',
    note: 'Drawn in its exact form. The form with tanh that some libraries use is never more than 0.0005 away.',
  },
  silu: {
    name: 'SiLU',
    formula: 'x sigmoid(x) = x / (1 + e<sup>−x</sup>)',
    slopeFormula: 's + x s (1 − s), with s = sigmoid(x)',
    note: 'Also called Swish; it dips below zero before it rises, as GELU does.',
  },
} as const;
