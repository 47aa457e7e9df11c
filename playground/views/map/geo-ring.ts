import type { GeoView } from './geo-view.ts';

/** The edge of the sphere as a CSS shape that cuts an image; empty where the map fills its rectangle. */
export function geoRing(view: GeoView): string {
  if (view.kind === 'orthographic') return 'circle(50%)';
  if (view.kind !== 'robinson') return '';
  const corners: string[] = [];
  const round = (share: number) => Math.round(share * 1000) / 10;
  const edge: [number, number][] = [];
  for (let latitude = 90; latitude >= -90; latitude -= 7.5) {
    const place = view.place(view.centre[0] + 179.99, latitude);
    if (place) edge.push([round(place[0] / view.width), round(place[1] / view.height)]);
  }
  for (const [x, y] of edge) corners.push(`${x}% ${y}%`);
  for (const [x, y] of edge.reverse()) corners.push(`${round((100 - x) / 100)}% ${y}%`);
  return `polygon(${corners.join(',')})`;
}
