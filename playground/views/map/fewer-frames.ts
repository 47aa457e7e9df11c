import type { MapPanel } from './event.ts';
import type { MapResult } from './state.ts';

/** Values that a recorded map keeps of its fields and winds: 2.7 bytes each in its file. */
const maxValues = 60_000;

/** The map with every so-many-th frame, the first and the last among them, where it has more than a page should carry. */
export function fewerFrames(map: MapResult): MapResult {
  const { grid, frames } = map.spec;
  const count = frames.names.length;
  const cells = grid ? grid.rows * grid.columns : 0;
  const arrays = map.panels.reduce((sum, { field, wind }) => sum + (field ? 1 : 0) + (wind ? 2 : 0), 0);
  const most = Math.max(1, Math.floor(maxValues / Math.max(1, cells * arrays)));
  if (count <= most) return map;
  const kept = Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, most - 1)));
  const pick = (values: Float32Array): Float32Array => {
    const size = values.length / count;
    const picked = new Float32Array(size * kept.length);
    kept.forEach((frame, i) => {
      picked.set(values.subarray(frame * size, (frame + 1) * size), i * size);
    });
    return picked;
  };
  const panels = map.panels.map((panel): MapPanel => {
    const { field, wind, points } = panel;
    return {
      ...panel,
      ...(field && { field: pick(field) }),
      ...(wind && { wind: { ...wind, u: pick(wind.u), v: pick(wind.v) } }),
      ...(points?.values &&
        points.values.length > points.latitudes.length && {
          points: { ...points, values: pick(points.values) },
        }),
    };
  });
  const names = kept.map((frame) => frames.names[frame] ?? '');
  return { ...map, spec: { ...map.spec, frames: { ...frames, names } }, panels };
}
