/** Bins of one width from a lower end on. */
interface Bins {
  low: number;
  width: number;
}

/** The ends of a bin as texts, with as many decimals as tell neighbouring bins apart. */
export function binEnds({ low, width }: Bins, bin: number): { from: string; to: string } {
  const text = (value: number): string => edgeText(value, width);
  return { from: text(low + bin * width), to: text(low + (bin + 1) * width) };
}

function edgeText(value: number, width: number): string {
  const largest = Math.max(Math.abs(value), width);
  // Two digits of the width are seen: enough for all but odd ones.
  const step = 10 ** (Math.floor(Math.log10(width)) - 1);
  if (largest >= 1e6 || width < 1e-4) {
    const digits = Math.min(17, Math.max(3, Math.ceil(Math.log10(largest / step))));
    return String(Number(value.toPrecision(digits)));
  }
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  // Without noughts at the end, and never "-0".
  return String(Number(value.toFixed(decimals)) + 0);
}
