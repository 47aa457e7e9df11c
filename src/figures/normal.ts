/** The error function and the standard normal distribution, which GELU and the saturation share need. */

/** erf(x), absolute error below 1e-14 (series of positive terms near 0, continued fraction in the tails). */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  if (a > 2.5) return Math.sign(x) * (1 - tail(a));
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return ((2 * sum) / Math.sqrt(Math.PI)) * Math.exp(-x * x);
}

/** erfc(a) for a > 2.5: a + (1/2)/(a + (2/2)/(a + (3/2)/(a + …))), evaluated from the inside. */
function tail(a: number): number {
  let fraction = a;
  for (let k = 60; k > 0; k--) fraction = a + k / 2 / fraction;
  return Math.exp(-a * a) / (fraction * Math.sqrt(Math.PI));
}

/** Φ(x): the share of a standard normal below x. */
export function normalShare(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

/** φ(x): the density of the standard normal. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}
