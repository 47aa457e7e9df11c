import { expect, test } from 'vitest';
import { cellFinder } from '../../../playground/explorer/cell-finder.ts';
import { geoView } from '../../../playground/views/map/geo-view.ts';
import { openDataset } from '../../../src/chapter-heads/open-dataset.ts';

const { variables, axes } = openDataset('stage-iv');
const [rows, columns] = [axes['y']?.length ?? 0, axes['x']?.length ?? 0];
const none = new Float32Array();
const places = {
  rows,
  columns,
  latitudes: variables['latitude']?.values ?? none,
  longitudes: variables['longitude']?.values ?? none,
};

test('every cell of a polar stereographic grid is found where it is, to a fifth of a cell', () => {
  const find = cellFinder(places);
  let worst = 0;
  for (let at = 0; at < rows * columns; at += 1) {
    const [column, row] = find(places.longitudes[at] as number, places.latitudes[at] as number) ?? [99, 99];
    worst = Math.max(worst, Math.hypot(column - (at % columns), row - Math.floor(at / columns)));
  }
  expect(worst).toBeLessThan(0.2);
  expect(find(100, -40)).toBeUndefined();
});

test('a plain map draws coasts where it knows its places, and nothing else', () => {
  const region = { west: -0.5, south: -0.5, east: columns - 0.5, north: rows - 0.5, whole: false };
  const calls: string[] = [];
  const pen = {
    moveTo: () => calls.push('move'),
    lineTo: () => calls.push('line'),
    arc: () => {},
    closePath: () => {},
    beginPath: () => {},
  };
  const coast = {
    type: 'MultiLineString' as const,
    coordinates: [
      [
        [-78, 34],
        [-77, 35],
        [20, 50],
      ],
    ],
  };
  const lost = geoView({ kind: 'plain', region, centre: [0, 0] });
  lost.draw(coast, pen);
  expect([lost.isOnEarth, calls.length]).toEqual([false, 0]);
  const known = geoView({ kind: 'plain', region, centre: [0, 0], find: cellFinder(places) });
  known.draw(coast, pen);
  expect([known.isOnEarth, calls]).toEqual([true, ['move', 'line']]);
});
