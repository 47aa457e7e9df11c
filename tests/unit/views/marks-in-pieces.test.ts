import { expect, test } from 'vitest';
import { layoutMap } from '../../../playground/views/map/map-layout.ts';
import { marksInPieces, panelMarks } from '../../../playground/views/map/map-marks.ts';
import type { MapResult } from '../../../playground/views/map/state.ts';

const places = (count: number) => ({
  latitudes: Float32Array.from({ length: count }, (_, i) => ((i * 7) % 160) - 80),
  longitudes: Float32Array.from({ length: count }, (_, i) => (i * 13) % 360),
});
const values = (count: number) => Float32Array.from({ length: count }, (_, i) => i % 50);

const mapOf = (panel: Partial<MapResult['panels'][number]>): MapResult => ({
  id: 'm',
  spec: {
    title: 'm',
    projection: 'robinson',
    frames: { label: 'f', names: [''] },
    scales: [{ units: 'K', palette: 'viridis' }],
  },
  panels: [{ name: 'p', scale: 0, ...panel }],
});

test.each([
  ['points', mapOf({ points: { ...places(50_000), names: [], values: values(50_000) } }), 10],
  [
    'tracks',
    mapOf({
      tracks: Array.from({ length: 500 }, (_, i) => ({ name: `${i}`, ...places(8), values: values(8) })),
    }),
    25,
  ],
])('many %s are laid on a map in pieces, and are the same marks', (_, map, count) => {
  const { view, ranges } = layoutMap(map);
  const [panel, range] = [map.panels[0], ranges[0]];
  if (!panel || !range) throw new Error('The map has a panel and a scale.');
  const pieces = marksInPieces(map, panel, range, 0, view);
  let pauses = 0;
  let piece = pieces.next();
  for (; !piece.done; piece = pieces.next()) pauses += 1;
  expect(pauses).toBe(count);
  const looks = (marks: typeof piece.value) => marks?.map(({ stroke, width }) => `${stroke} ${width}`);
  expect(looks(piece.value)).toEqual(looks(panelMarks(map, panel, range, 0, view)));
});
