/** A learning rate, kept as its decimal logarithm. */
export function rateText(logarithm: number): string {
  return Number((10 ** logarithm).toPrecision(2)).toString();
}
