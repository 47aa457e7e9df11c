import { clip, escapeHtml } from '../drawing/escape.ts';
import type { MapPanel } from './event.ts';
import type { GeoView, Point } from './geo-view.ts';

/** A name on a map, in units of the view. */
export interface MapLabel {
  text: string;
  at: Point;
  side: 'right' | 'left' | 'above' | 'below';
}

const [lineHeight, letter] = [15, 6.4];
/** More names than this are not tried: none could be read. */
const most = 80;

const sides = ['right', 'left', 'above', 'below'] as const;
/** Where a name lies beside its place: across in its own widths, down in lines. */
const offsets = { right: [1, 0], left: [-1, 0], above: [0, -1], below: [0, 1] } as const;

/** Names of stations and tracks, as many as have room. `pixels` is the width of the map on the page. */
export function mapLabels({ points, tracks = [] }: MapPanel, view: GeoView, pixels: number): MapLabel[] {
  const wanted: { text: string; at: Point | undefined }[] = [];
  const count = Math.min(points?.names.length ?? 0, most + 1);
  for (let i = 0; points && count <= most && i < count; i += 1) {
    const at = view.place(points.longitudes[i] as number, points.latitudes[i] as number);
    wanted.push({ text: points.names[i] ?? '', at });
  }
  if (tracks.length <= most) {
    for (const { name, latitudes, longitudes } of tracks) {
      const last = latitudes.length - 1;
      if (last >= 0)
        wanted.push({ text: name, at: view.place(longitudes[last] as number, latitudes[last] as number) });
    }
  }
  const unit = view.width / pixels;
  const taken: [number, number, number, number][] = [];
  const free = (box: [number, number, number, number]): boolean =>
    box[0] >= 0 &&
    box[2] <= view.width &&
    !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  // No name covers another one's dot.
  for (const { at } of wanted) {
    const r = 5 * unit;
    if (at) taken.push([at[0] - r, at[1] - r, at[0] + r, at[1] + r]);
  }
  const labels: MapLabel[] = [];
  for (const { text: whole, at } of wanted) {
    const text = clip(whole, 24);
    if (!at || !text) continue;
    const [width, half] = [(text.length * letter + 4) * unit, (lineHeight / 2) * unit];
    for (const side of sides) {
      const [across, down] = offsets[side];
      const [x, y] = [at[0] + across * (7 * unit + width / 2), at[1] + down * 13 * unit];
      const box: [number, number, number, number] = [x - width / 2, y - half, x + width / 2, y + half];
      if (!free(box)) continue;
      taken.push(box);
      labels.push({ text, at, side });
      break;
    }
  }
  return labels;
}

/** The names as elements over a map. */
export function labelsHtml(labels: readonly MapLabel[], view: GeoView): string {
  const percent = (value: number, of: number) => `${Math.round((value / of) * 10_000) / 100}%`;
  return labels
    .map(({ text, at: [x, y], side }) => {
      const along =
        side === 'left' ? `right:${percent(view.width - x, view.width)}` : `left:${percent(x, view.width)}`;
      return `<span class="map-label to-${side}" style="${along};top:${percent(y, view.height)}">${escapeHtml(text)}</span>`;
    })
    .join('');
}
