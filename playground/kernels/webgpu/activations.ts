/** The activations that a fused kernel here ends with, as expressions of `x` in WGSL. NaN stays NaN, which `max` need not do. */
export const activations = {
  linear: 'x',
  relu: 'select(x, 0.0, x < 0.0)',
  relu6: 'select(select(x, 6.0, x > 6.0), 0.0, x < 0.0)',
  sigmoid: '1.0 / (1.0 + exp(-x))',
} as const;

export function isActivation(name: string): name is keyof typeof activations {
  return Object.hasOwn(activations, name);
}
