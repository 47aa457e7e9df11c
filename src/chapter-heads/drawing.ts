/** What the drawings at the heads of chapters have in common: their size, their axis and their words. */

/** Size of a drawing in its own units; below the axis there is room for its numbers. */
export const width = 1080;
export const height = 380;
const foot = 30;

/** A narrow screen's drawing: a third as wide, and higher for its width, in which letters have their size in pixels. */
const narrow = { width: 360, top: 12, axis: 186, height: 210 };

/** A drawing and what it says to those who do not see it. */
export interface Drawing {
  alt: string;
  svg: string;
  /** What is drawn, for those who see it: stands under the axis. */
  caption?: string;
  /** Whether its upper left is empty, so that the words may stand there. */
  leavesRoom?: boolean;
}

/** Words beside the marks. */
export interface Aside {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface DrawingParts {
  readonly alt: string;
  readonly caption: string;
  readonly marks: string;
  readonly asides: readonly Aside[];
  /** Places along the axis at the foot, and what stands there. */
  readonly ticks: readonly (readonly [number, string])[];
  /** What lies above is empty and left out where the words stand over the drawing, not in it. */
  readonly top?: number;
  readonly leavesRoom?: boolean;
}

/**
 * Draws marks over the axis at the foot, twice: for wide screens, and from the same marks for narrow ones, which see
 * them higher for their width and with letters that can be read.
 */
export function drawing({
  alt,
  caption,
  marks,
  asides,
  ticks,
  top = 0,
  leavesRoom = false,
}: DrawingParts): Drawing {
  const [across, down] = [narrow.width / width, (narrow.axis - narrow.top) / (height - top)];
  const shift = narrow.top - top * down;
  const small = asides.map(({ x, y, ...rest }) => ({ ...rest, x: x * across, y: y * down + shift }));
  const wideAxis = axis(ticks, height, width, 24);
  const narrowAxis = axis(
    ticks.map(([x, text]) => [x * across, text]),
    narrow.axis,
    narrow.width,
    17,
  );
  return {
    alt,
    caption,
    leavesRoom,
    // Without a view of its own the outer one takes the shape that the page's styles give it.
    svg:
      `<svg preserveAspectRatio="none" style="--wide:${width}/${height + foot - top};--narrow:${narrow.width}/${narrow.height}"><defs><g id="head-marks" class="head-marks">${marks}</g></defs>` +
      `<svg class="wide-head" viewBox="0 ${top} ${width} ${height + foot - top}"><use href="#head-marks"/>${wideAxis}${asides.map(words).join('')}</svg>` +
      `<svg class="narrow-head" viewBox="0 0 ${narrow.width} ${narrow.height}"><use href="#head-marks" transform="matrix(${fine(across)} 0 0 ${fine(down)} 0 ${fine(shift)})"/>${narrowAxis}${small.map(words).join('')}</svg></svg>`,
  };
}

function axis(
  ticks: readonly (readonly [number, string])[],
  at: number,
  length: number,
  below: number,
): string {
  // At the ends of the axis words stand inside.
  const anchor = (x: number): string => (x < 0.03 * length ? 'start' : x > 0.99 * length ? 'end' : 'middle');
  const numbers = ticks.map(
    ([x, text]) =>
      `<path class="tick" d="M${round(x)} ${at}v6"/><text x="${round(x)}" y="${at + below}" text-anchor="${anchor(x)}">${text}</text>`,
  );
  return `<path class="axis" d="M0 ${at}H${length}"/>${numbers.join('')}`;
}

/** Words beside the marks; they stand over them, and have the paper around them. */
export function aside(text: string, x: number, y: number, anchor: Aside['anchor'] = 'end'): Aside {
  return { text, x, y, anchor };
}

function words({ text, x, y, anchor }: Aside): string {
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

function fine(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
