/** Points chosen for drawing; a NaN in y marks a gap. */
export interface Decimated {
  x: number[];
  y: number[];
}

/** Values that a chart can place: beyond 1e300 the difference of two of them is no longer a number. */
export function drawable(value: number): boolean {
  return value >= -1e300 && value <= 1e300;
}

/**
 * A curve with at most `limit` points that looks like all of it: the lowest and the highest value of each pixel
 * column, and the first and last point. `position` maps x to 0…1 across the chart. O(n), order kept.
 */
export function decimate(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  position: (x: number) => number,
  limit: number,
): Decimated {
  const columns = Math.max(1, Math.floor((limit - 2) / 2));
  let kept: number[];
  if (x.length <= limit) {
    kept = every(x, y);
  } else {
    kept = byBucket(x, y, true, (i) => Math.floor(position(x[i] as number) * columns));
    // A curve that runs back and forth, or is full of gaps, visits columns many times: take turns of equal length.
    if (kept.length > limit) kept = byBucket(x, y, false, (i) => Math.floor((i / x.length) * columns));
  }
  return {
    x: kept.map((i) => (i < 0 ? Number.NaN : (x[i] as number))),
    y: kept.map((i) => (i < 0 ? Number.NaN : (y[i] as number))),
  };
}

function every(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const kept: number[] = [];
  for (let i = 0; i < x.length; i += 1) {
    if (drawable(x[i] as number) && drawable(y[i] as number)) kept.push(i);
    else gap(kept);
  }
  return kept;
}

/** Indices of the lowest and highest point of each run of equal buckets; -1 where the curve is broken. */
function byBucket(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  gaps: boolean,
  bucket: (i: number) => number,
): number[] {
  const kept: number[] = [];
  let current = Number.NaN;
  let low = -1;
  let high = -1;
  let last = -1;
  const flush = () => {
    if (low < 0) return;
    if (low === high) kept.push(low);
    else kept.push(Math.min(low, high), Math.max(low, high));
    low = -1;
    high = -1;
  };
  for (let i = 0; i < x.length; i += 1) {
    const value = y[i] as number;
    if (!drawable(value) || !drawable(x[i] as number)) {
      if (gaps) {
        flush();
        gap(kept);
      }
      continue;
    }
    const next = bucket(i);
    if (next !== current) {
      flush();
      current = next;
    }
    if (last < 0) kept.push(i);
    last = i;
    if (low < 0) {
      low = i;
      high = i;
    } else if (value < (y[low] as number)) low = i;
    else if (value > (y[high] as number)) high = i;
  }
  flush();
  if (last >= 0 && kept.at(-1) !== last) kept.push(last);
  return kept[0] !== undefined && kept[0] === kept[1] ? kept.slice(1) : kept;
}

function gap(kept: number[]): void {
  if (kept.length > 0 && kept.at(-1) !== -1) kept.push(-1);
}

/**
 * A cloud of points thinned to at most `limit`: one point per cell of a grid that is made coarser until it fits.
 * Outliers stay, since each has a cell to itself. Positions are 0…1.
 */
export function thin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  positionX: (x: number) => number,
  positionY: (y: number) => number,
  limit: number,
): Decimated {
  let kept = x.length <= limit ? grid(x, y) : grid(x, y, 160, positionX, positionY);
  // Coarser grids need only look at what the finer one kept.
  for (let cells = 107; kept.x.length > limit && cells > 0; cells = Math.floor(cells / 1.5)) {
    kept = grid(kept.x, kept.y, cells, positionX, positionY);
  }
  return kept;
}

/** The first point of each cell of a square grid; every point that can be drawn when `cells` is 0. */
function grid(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  cells = 0,
  positionX: (x: number) => number = Number,
  positionY: (y: number) => number = Number,
): Decimated {
  const side = cells + 1;
  const taken = new Uint8Array(side * side);
  const kept: Decimated = { x: [], y: [] };
  for (let i = 0; i < x.length; i += 1) {
    const a = x[i] as number;
    const b = y[i] as number;
    if (!drawable(a) || !drawable(b)) continue;
    if (cells > 0) {
      const cell = Math.floor(positionX(a) * cells) * side + Math.floor(positionY(b) * cells);
      if (taken[cell] === 1) continue;
      taken[cell] = 1;
    }
    kept.x.push(a);
    kept.y.push(b);
  }
  return kept;
}
