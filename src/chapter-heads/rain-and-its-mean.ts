import { aside, type Drawing, drawing, height, line, width } from './drawing.ts';
import { openDataset } from './open-dataset.ts';

/** The hour that is drawn, and the row of cells through the field: both from the hours that the chapter learns from. */
const hour = 6;
/** Cells to each side of the one that a mean stands for: the chapter's window of 15 by 15. */
const reach = 7;
/** Units of the drawing for a millimetre, and kilometres of a cell. */
const scale = 7.5;
const cellKm = 4;

/**
 * The head of the chapter on convolutions: the rain of one hour along the wettest row of cells through Hurricane
 * Florence, and the mean over the 15 by 15 cells around each of them, which is the simplest of all filters.
 */
export function drawRainAndItsMean(): Drawing {
  const { variables, axes } = openDataset('stage-iv');
  const [rows, columns] = [axes['y']?.length ?? 0, axes['x']?.length ?? 0];
  const field = variables['rain']?.take([hour]) ?? new Float32Array();
  const at = (row: number, column: number): number => field[row * columns + column] ?? Number.NaN;
  const along = (row: number): number[] => Array.from({ length: columns }, (_, column) => at(row, column));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const inside = Array.from({ length: rows - 2 * reach }, (_, i) => i + reach);
  const row = inside.reduce((best, other) => (sum(along(other)) > sum(along(best)) ? other : best));
  const rain = along(row);
  const mean = (column: number): number => {
    const window = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
    return (
      sum(window.map((up) => sum(window.map((right) => at(row + up, column + right))))) / window.length ** 2
    );
  };
  const means = rain.map((_, column) => mean(column)).slice(reach, columns - reach);
  const across = (column: number): number => ((column + 0.5) / columns) * width;
  const up = (millimetres: number): number => height - millimetres * scale;
  const cells = rain.flatMap((value, column): [number, number][] => [
    [across(column - 0.5), up(value)],
    [across(column + 0.5), up(value)],
  ]);
  const peak = { rain: Math.max(...rain), mean: Math.max(...means) };
  // At the left, where it hardly rains, numbers and names lie on nothing.
  const asides = [
    ...[10, 20, 30].map((mm) => aside(`${mm}${mm === 30 ? ' mm' : ''}`, 0, up(mm) + 4, 'start')),
    aside('cell by cell', across(63), up(36.5), 'middle'),
    aside(`mean of ${2 * reach + 1} × ${2 * reach + 1}`, across(55), up(6), 'start'),
  ];
  return drawing({
    alt: `The rain of one hour along ${columns} cells through Hurricane Florence, jagged, up to ${peak.rain.toFixed(0)} mm, and its mean over 15 by 15 cells, a smooth curve up to ${peak.mean.toFixed(0)} mm.`,
    caption: 'Rain in one hour of Hurricane Florence, cell by cell, and its mean over 15 × 15 cells.',
    marks: `<path class="curve" d="${line(cells)}"/><path class="fit" d="${line(means.map((value, i) => [across(i + reach), up(value)]))}"/>`,
    asides,
    leavesRoom: true,
    ticks: [0, 100, 200, 300].map((km) => [(km / (cellKm * columns)) * width, km === 0 ? '0' : `${km} km`]),
  });
}
