/**
 * Cells along one axis that come out of a window of `kernel` cells, `padding` cells more on each side:
 * ⌊(n + 2p − k) / s⌋ + 1, and 0 where the window does not fit or nothing came in.
 */
export function outputSide(n: number, kernel: number, stride: number, padding: number): number {
  return n === 0 ? 0 : Math.max(0, Math.floor((n + 2 * padding - kernel) / stride) + 1);
}
