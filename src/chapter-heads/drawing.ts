/** What the drawings at the heads of chapters have in common: their size, their axis and their words. */

/** Size of a drawing in its own units; below the axis there is room for its numbers. */
export const width = 1080;
export const height = 380;

/** A drawing and what it says to those who do not see it. */
export interface Drawing {
  alt: string;
  svg: string;
}

/**
 * Draws marks over the axis at the foot; `ticks` are places along it and what stands there. What lies above `top` is
 * empty and left out: on a telephone the drawing stands below the words, not beside them.
 */
export function drawing(
  alt: string,
  marks: string,
  ticks: readonly (readonly [number, string])[],
  top = 0,
): Drawing {
  const numbers = ticks.map(
    ([x, text]) =>
      `<path class="tick" d="M${round(x)} ${height}v6"/><text x="${round(x)}" y="${height + 24}" text-anchor="middle">${text}</text>`,
  );
  return {
    alt,
    svg: `<svg viewBox="0 ${top} ${width} ${height + 30 - top}">${marks}<path class="axis" d="M0 ${height}H${width}"/>${numbers.join('')}</svg>`,
  };
}

/** Words beside the marks, shown where the drawing is large enough to read them. */
export function aside(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'end',
): string {
  return `<text class="aside" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text>`;
}

/** Path data of a line through points. */
export function line(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
}

/** To a tenth of a unit: short sources, no visible rounding. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
