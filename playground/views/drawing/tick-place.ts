/** Where a tick stands along its axis, 0 to 1, for a style; a tenth of a per cent is less than a pixel of any chart. */
export function tickPlace(at: number): string {
  return `${Math.round(at * 1000) / 10}%`;
}
