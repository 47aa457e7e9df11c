/** What the network does to the plane: its output as bands, and the plane's own grid as a layer sees it. */

import { isobands, isoline, lineScale, type Samples, sampleAll } from '../kit/isobands.ts';
import { bandKey, plane, side, toDrawing } from '../kit/plane.ts';
import { decimal } from '../kit/reading.ts';
import { freePoint, round, text } from '../kit/shapes.ts';
import { type Builder, isFolded, type Layer, reach, run } from './model.ts';
import { words } from './words.en.ts';

const cells = 40;

/** The output over the plane of inputs, in ten bands of one round step, with the folds of a ReLU network. */
export function outputMap(state: Builder, network: readonly Layer[]): string {
  const { activation, probe } = state;
  const folded = isFolded(activation);
  // Linear interpolation is exact for a plane, so a few cells do.
  const straight = activation === 'identity' || network.length === 1;
  const [field, ...sums] = sampleAll(
    (x, y) => {
      const pass = run(network, activation, x, y);
      return folded ? [pass.output, ...pass.sums.slice(0, -1).flat()] : [pass.output];
    },
    reach,
    straight ? 8 : cells,
  );
  if (!field) return '';
  const step = roundStep((field.max - field.min) / 9);
  const first = Math.floor(field.min / step + 1e-9) + 1;
  const levels = Array.from({ length: 10 }, (_, k) => (first + k) * step);
  const scale = lineScale(field, side);
  const picture = `<g class="ramp">${isobands(field, levels, side)}</g>${folds(network, sums, scale)}`;
  const point = freePoint('probe', toDrawing(reach, probe.x, probe.y));
  return plane(reach, ['x₁', 'x₂'], picture) + point + key(levels, step);
}

/** The lines where a hidden unit switches between its two straight pieces; `sums` unit by unit, layer by layer. */
function folds(network: readonly Layer[], sums: readonly Samples[], scale: number): string {
  const depth = network.flatMap(({ units }, layer) => Array.from({ length: units }, () => layer));
  const lines = sums.map((field, k) => `<path class="fold fold-${depth[k]}" d="${isoline(field, 0)}"/>`);
  return `<g transform="scale(${scale})">${lines.join('')}</g>`;
}

/** A step with few digits, not below the given size. */
function roundStep(size: number): number {
  if (size < 1e-9) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((candidate) => candidate * power >= size * 0.999) ?? 10;
  return factor * power;
}

/** The bands' values, as a strip under the map. */
function key(levels: readonly number[], step: number): string {
  const digits =
    [0, 1, 2].find((count) => Math.abs(step * 10 ** count - Math.round(step * 10 ** count)) < 1e-9) ?? 3;
  return `<g class="ramp">${bandKey(levels.map((level, k) => (k % 2 === 1 ? '' : decimal(level, digits))))}</g>`;
}

/** The grid lines of the plane, where the first two units of the shown layer put them. */
export function gridMap(state: Builder, network: readonly Layer[]): string {
  const { shown, activation, probe } = state;
  const see = (x: number, y: number): [number, number] => {
    const values = shown === 0 ? [x, y] : (run(network, activation, x, y).values[shown] ?? []);
    return [values[0] ?? 0, values[1] ?? 0];
  };
  const steps = Array.from({ length: 97 }, (_, k) => (k / 48 - 1) * reach);
  const lines = Array.from({ length: 9 }, (_, k) => (k / 4 - 1) * reach).flatMap((fixed) => [
    { kind: 'across', points: steps.map((moving) => see(fixed, moving)) },
    { kind: 'along', points: steps.map((moving) => see(moving, fixed)) },
  ]);
  const all = lines.flatMap(({ points }) => points);
  const box = bounds(all);
  const at = ([a, b]: Pair): string =>
    `${Math.round((10 * (a - box.left) * side) / box.size) / 10} ${Math.round((10 * (box.top - b) * side) / box.size) / 10}`;
  const paths = lines.map(({ kind, points }) => {
    const corners = withoutStraight(points, box.size / (10 * side));
    return `<path class="grid ${kind}" d="M${corners.map(at).join('L')}"/>`;
  });
  const [px, py] = at(see(probe.x, probe.y)).split(' ');
  const zero = at([0, 0]).split(' ').map(Number);
  const [left, top] = [34, 10];
  const axes = `<path class="axis" d="M0 ${clip(zero[1])}H${side}M${clip(zero[0])} 0V${side}"/>`;
  const end = (value: number): string => decimal(value, 1);
  const names = shown === 0 ? ['x₁', 'x₂'] : words.units;
  const bottom = top + side;
  return (
    `<g transform="translate(${left} ${top})">${axes}${paths.join('')}<circle class="probe" cx="${px}" cy="${py}" r="6"/></g>` +
    `<rect class="plane-edge" x="${left}" y="${top}" width="${side}" height="${side}"/>` +
    text(left, bottom + 17, end(box.left), 'number', 'start') +
    text(left + side, bottom + 17, end(box.left + box.size), 'number', 'end') +
    text(left + side / 2, bottom + 17, names[0] ?? '', 'name') +
    text(left - 6, top + 10, end(box.top), 'number', 'end') +
    text(left - 6, bottom, end(box.top - box.size), 'number', 'end') +
    `<text class="name" transform="translate(${left - 12} ${top + side / 2}) rotate(-90)" text-anchor="middle">${names[1]}</text>` +
    `<path class="grid across" d="M${left} 306h26"/>${text(left + 32, 310, words.fixed[0], 'soft', 'start')}` +
    `<path class="grid along" d="M${left + 130} 306h26"/>${text(left + 162, 310, words.fixed[1], 'soft', 'start')}`
  );
}

type Pair = readonly [number, number];

/** Leaves out points that lie within `tolerance` of the line from the last kept point to the next one. */
function withoutStraight(points: readonly Pair[], tolerance: number): Pair[] {
  const kept: Pair[] = [];
  points.forEach((point, index) => {
    const [last, next] = [kept.at(-1), points[index + 1]];
    if (last && next) {
      const [dx, dy] = [next[0] - last[0], next[1] - last[1]];
      const away = Math.abs(dx * (point[1] - last[1]) - dy * (point[0] - last[0]));
      const between = dx * (point[0] - last[0]) + dy * (point[1] - last[1]) >= 0;
      if (between && away <= tolerance * Math.hypot(dx, dy)) return;
    }
    kept.push(point);
  });
  return kept;
}

function clip(value = 0): number {
  return round(Math.max(0, Math.min(side, value)));
}

/** The square that holds all points, with a margin; lengths are equal on both axes. */
function bounds(points: readonly Pair[]): { left: number; top: number; size: number } {
  const of = (index: 0 | 1): [number, number] => {
    const values = points.map((point) => point[index]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [[left, right], [low, high]] = [of(0), of(1)];
  const size = Math.max(right - left, high - low, 0.2) * 1.1;
  return { left: (left + right - size) / 2, top: (low + high + size) / 2, size };
}
