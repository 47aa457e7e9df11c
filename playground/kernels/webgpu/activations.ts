/**
 * The activations that a fused kernel here ends with, as expressions of `x` in WGSL, in a shader that has `isNan`. NaN stays
 * NaN, which `max` and `exp` need not let it.
 */
export const activations = {
  linear: 'x',
  relu: 'select(x, 0.0, x < 0.0)',
  relu6: 'select(select(x, 6.0, x > 6.0), 0.0, x < 0.0)',
  sigmoid: 'select(1.0 / (1.0 + exp(-x)), x, isNan(x))',
} as const;

export function isActivation(name: string): name is keyof typeof activations {
  return Object.hasOwn(activations, name);
}
