/** What is read of the activation functions. */
export const words = {
  title: 'Nine activation functions',
  about: 'An activation function and its derivative, drawn together.',
  picture: (name: string) => `${name} and its derivative, with a point to drag along the curve`,
  activation: 'Activation',
  compare: 'Compare with',
  nothing: 'nothing',
  point: (name: string) => `x on the curve of ${name}`,
  alpha: 'α, the slope of PReLU for negative x',
  saturated: 'saturated',
  standardNormal: 'standard normal',
  everywhere: 'all x',
  stretch: (from: string, to: string) => `x from ${from} to ${to}`,
  and: ' and ',
  withAlpha: (alpha: string) => ` with α = ${alpha}`,
  here: (name: string, x: string, f: string, slope: string) =>
    `${name} at x = ${x}: f = ${f}, f′ = ${slope}.`,
  neverFlat: (slope: number) => `Its slope is nowhere below ${slope} in size: never saturated.`,
  flat: (slope: number, where: string, share: string) =>
    `Its slope is below ${slope} in size for ${where}: ${share} of a standard normal input.`,
} as const;
