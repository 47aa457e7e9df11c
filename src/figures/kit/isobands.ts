/** A field on a plane as filled bands and as lines of one value: marching squares, drawn as SVG paths. */

/** A field sampled on a square of n × n cells, row by row from the top: (n + 1)² numbers. */
export interface Samples {
  readonly cells: number;
  readonly values: Float64Array;
  readonly min: number;
  readonly max: number;
}

/** Path coordinates are whole numbers, about this many to the square: short sources, no visible rounding. */
const resolution = 1000;

function perCell({ cells }: Samples): number {
  return Math.round(resolution / cells);
}

/** Samples f over [−reach, reach]²; x grows to the right, y upwards. */
export function sample(f: (x: number, y: number) => number, reach: number, cells: number): Samples {
  const [field] = sampleAll((x, y) => [f(x, y)], reach, cells);
  if (!field) throw new Error('a field without numbers');
  return field;
}

/** Samples several fields at once: f gives the same count of numbers at every point. */
export function sampleAll(
  f: (x: number, y: number) => readonly number[],
  reach: number,
  cells: number,
): Samples[] {
  const width = cells + 1;
  const fields: Float64Array[] = [];
  for (let at = 0; at < width * width; at++) {
    const [row, column] = [Math.floor(at / width), at % width];
    f((2 * reach * column) / cells - reach, reach - (2 * reach * row) / cells).forEach((value, k) => {
      fields[k] ??= new Float64Array(width * width);
      (fields[k] as Float64Array)[at] = value;
    });
  }
  return fields.map((values) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
    return { cells, values, min, max };
  });
}

/** The bands between ascending `levels` as an SVG group of `size` × `size`; band k has the class `band-k`. */
export function isobands(field: Samples, levels: readonly number[], size: number): string {
  const side = field.cells * perCell(field);
  const lowest = levels.filter((level) => level <= field.min).length;
  const paths = [`<path class="band-${lowest}" d="M0 0h${side}v${side}h-${side}z"/>`];
  // Painter's order: each level covers everything above it, so neighbouring bands share no visible seam.
  levels.forEach((level, index) => {
    if (level > field.min && level <= field.max) {
      paths.push(`<path class="band-${index + 1}" d="${above(field, level)}"/>`);
    }
  });
  return `<g transform="scale(${size / side})">${paths.join('')}</g>`;
}

/** The line where the field has the given value, as path data for a group scaled like `isobands`. */
export function isoline(field: Samples, level: number): string {
  if (level < field.min || level > field.max) return '';
  const fine = perCell(field);
  let path = '';
  eachCell(field, (corners, row, column) => {
    const cuts = crossings(corners, level, { row, column, fine }).filter((point) => point.cut);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const [from, to] = [cuts[k], cuts[k + 1]];
      // To the end from the start: shorter in a page's source, of which contours are a good part.
      if (from && to) path += `M${from.x} ${from.y}l${to.x - from.x} ${to.y - from.y}`;
    }
  });
  return path;
}

/** The factor that takes the coordinates of `isoline` to a square of `size`. */
export function lineScale(field: Samples, size: number): number {
  return size / (field.cells * perCell(field));
}

type Corners = readonly [number, number, number, number];

function eachCell(field: Samples, visit: (corners: Corners, row: number, column: number) => void): void {
  const width = field.cells + 1;
  for (let row = 0; row < field.cells; row++) {
    for (let column = 0; column < field.cells; column++) {
      const at = row * width + column;
      const value = (index: number): number => field.values[index] ?? 0;
      visit([value(at), value(at + 1), value(at + width + 1), value(at + width)], row, column);
    }
  }
}

/** Where the field is at least `level`, as path data scaled as `isoline`: whole cells in runs, cut cells as polygons. */
export function above(field: Samples, level: number): string {
  const fine = perCell(field);
  let path = '';
  let run = { row: -1, from: 0, to: 0 };
  const flush = (): void => {
    if (run.to > run.from) {
      const length = (run.to - run.from) * fine;
      path += `M${run.from * fine} ${run.row * fine}h${length}v${fine}h-${length}z`;
    }
    run = { row: -1, from: 0, to: 0 };
  };
  eachCell(field, (corners, row, column) => {
    const inside = corners.filter((value) => value >= level).length;
    if (inside === 4) {
      if (run.row === row && run.to === column) run.to++;
      else {
        flush();
        run = { row, from: column, to: column + 1 };
      }
    } else if (inside > 0) {
      const [first, ...rest] = crossings(corners, level, { row, column, fine });
      if (first) path += `M${first.x} ${first.y}L${rest.map((point) => `${point.x} ${point.y}`).join(' ')}z`;
    }
  });
  flush();
  return path;
}

/** Walks round a cell clockwise: its corners at or above the level, and the cuts between. */
function crossings(
  corners: Corners,
  level: number,
  { row, column, fine }: { row: number; column: number; fine: number },
): { x: number; y: number; cut: boolean }[] {
  const places = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const found: { x: number; y: number; cut: boolean }[] = [];
  const add = (x: number, y: number, cut: boolean): void => {
    found.push({ x: Math.round((column + x) * fine), y: Math.round((row + y) * fine), cut });
  };
  places.forEach(([x, y], k) => {
    const next = places[(k + 1) % 4] ?? places[0];
    const here = (corners[k] ?? 0) - level;
    const there = (corners[(k + 1) % 4] ?? 0) - level;
    if (here >= 0) add(x, y, false);
    if (here >= 0 !== there >= 0) {
      const t = here / (here - there);
      add(x + t * (next[0] - x), y + t * (next[1] - y), true);
    }
  });
  return found;
}
