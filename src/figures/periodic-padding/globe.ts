/** The globe: cells of the array, the seam, and the filter on them, in orthographic projection. */
import { coastLines } from '../coast-lines.ts';
import type { Point } from '../kit/figure.ts';
import { columns, footprint, type Globe, north, rows, step, west } from './model.ts';
import { bandPaths } from './wind-bands.ts';

const radius = 128;
const centre: Point = { x: 150, y: 138 };
/** The globe leans this way, so that the southern ocean is seen. */
const tilt = (-28 * Math.PI) / 180;

type Project = (longitude: number, latitude: number) => Point & { readonly near: boolean };

/** Where a place of the Earth lies on the drawing; one on the far side is moved to the rim. */
function projection(turn: number): Project {
  return (longitude, latitude) => {
    const [l, p] = [((longitude - turn) * Math.PI) / 180, (latitude * Math.PI) / 180];
    const x = Math.cos(p) * Math.sin(l);
    const y = Math.sin(p) * Math.cos(tilt) - Math.cos(p) * Math.sin(tilt) * Math.cos(l);
    const near = Math.sin(p) * Math.sin(tilt) + Math.cos(p) * Math.cos(tilt) * Math.cos(l) > 0;
    const size = radius / (near ? 1 : Math.hypot(x, y));
    return { x: Math.round(centre.x + size * x), y: Math.round(centre.y - size * y), near };
  };
}

/** The outline of a cell; nothing where it lies on the far side. */
function outline(to: Project, row: number, column: number): string {
  const [left, top] = [west + step * column, north - step * row];
  if (!to(left + step / 2, top - step / 2).near) return '';
  const corners = [
    [left, top],
    [left + step, top],
    [left + step, top - step],
    [left, top - step],
  ].map(([longitude = 0, latitude = 0]) => to(longitude, latitude));
  return `M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}z`;
}

/** The coasts of the near side. */
function coasts(to: Project): string {
  return coastLines
    .map((coast) => {
      let path = '';
      let isDrawn = false;
      for (const [longitude, latitude] of coast) {
        const { x, y, near } = to(longitude, latitude);
        if (near) path += `${isDrawn ? 'L' : 'M'}${x} ${y}`;
        isDrawn = near;
      }
      return path;
    })
    .join('');
}

/** The globe as it stands in this state. */
export function globe(state: Globe): string {
  const to = projection(state.turn);
  const seam = Array.from({ length: rows + 1 }, (_, k) => to(west, north - step * k)).filter(
    ({ near }) => near,
  );
  const cells = footprint(state);
  const path = (beyond: boolean): string =>
    cells
      .filter((cell) => cell.beyond === beyond)
      .map(({ row, column }) => outline(to, row, column))
      .join('');
  return (
    `<circle class="ball" cx="${centre.x}" cy="${centre.y}" r="${radius}"/>` +
    bandPaths(rows, columns, (row, column) => outline(to, row, column)) +
    `<path class="coast" d="${coasts(to)}"/>` +
    `<path class="beyond ${state.padding}" d="${path(true)}"/><path class="filter" d="${path(false)}"/>` +
    (seam.length > 1 ? `<path class="seam" d="M${seam.map(({ x, y }) => `${x} ${y}`).join('L')}"/>` : '')
  );
}
