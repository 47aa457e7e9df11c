/** The activations that a fused kernel here ends with, as expressions of `x` in WGSL. */
export const activations = {
  linear: 'x',
  relu: 'max(x, 0.0)',
  relu6: 'clamp(x, 0.0, 6.0)',
  sigmoid: '1.0 / (1.0 + exp(-x))',
} as const;

export function isActivation(name: string): name is keyof typeof activations {
  return Object.hasOwn(activations, name);
}
