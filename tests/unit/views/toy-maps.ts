import type { MapGrid, MapPanel, MapSpec } from '../../../playground/views/map/event.ts';
import type { MapResult } from '../../../playground/views/map/state.ts';

/** A grid of the whole sphere, 10° apart; longitudes may begin anywhere and rows run either way. */
export function worldGrid({ from = 0, falling = false } = {}): MapGrid & {
  latitudes: number[];
  longitudes: number[];
} {
  const latitudes = Array.from({ length: 18 }, (_, i) => -85 + 10 * i);
  const longitudes = Array.from({ length: 36 }, (_, i) => from + 10 * i);
  return { rows: 18, columns: 36, latitudes: falling ? latitudes.reverse() : latitudes, longitudes };
}

/** A map of one panel with a value for each place of its grid. */
export function toyMap(
  grid: MapGrid,
  value: (longitude: number, latitude: number) => number,
  spec: Partial<MapSpec> = {},
  panel: Partial<MapPanel> = {},
): MapResult {
  const { rows, columns, latitudes, longitudes } = grid;
  const field = Float32Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return value(longitudes?.[column] ?? column, latitudes?.[row] ?? row);
  });
  return {
    id: 'toy',
    spec: {
      title: 'Toy',
      projection: latitudes ? 'equirectangular' : 'plain',
      grid,
      frames: { label: 'time', names: [''] },
      scales: [{ units: 'K', palette: 'viridis' }],
      ...spec,
    },
    panels: [{ name: '', scale: 0, field, ...panel }],
  };
}
