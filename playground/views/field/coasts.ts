import { coarseGeography } from '../map/coastlines.ts';
import type { Geography } from '../map/geography.ts';
import { boxOf, type FieldBox } from './geographic.ts';
import type { FieldResult } from './state.ts';

/** Parts of the picture's side that two points of a coast are apart at least. */
export const finest = 1 / 300;

/**
 * Coasts over a field of the earth, stretched as its cells are; nothing where it does not say where it lies.
 * @param apart parts of the picture's side that two points are apart at least
 */
export function fieldCoasts(
  field: FieldResult,
  apart = finest,
  geography: Geography = coarseGeography,
): string {
  const box = boxOf(field);
  if (!box) return '';
  // The colours of fields do not follow the page's theme, so what lies over them does not either.
  const ink = field.spec.palette === 'diverging' ? 'over-light' : 'over-dark';
  const [width, height] = [box.east - box.west, box.north - box.south].map(short) as [number, number];
  return `<svg class="field-coasts ${ink}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><path d="${coastPath(box, apart, geography)}"/></svg>`;
}

/** The coasts of a box from its upper left corner, each as often as the box goes round the earth. */
export function coastPath(box: FieldBox, part = finest, { coasts } = coarseGeography): string {
  const { west, east, south, north, place } = box;
  const apart = Math.max(east - west, north - south) * part;
  const parts: string[] = [];
  for (const turn of place ? [0] : [-360, 0, 360]) {
    for (const coast of coasts.coordinates) {
      let last: readonly [number, number] | undefined;
      let drawn = '';
      for (const [longitude = 0, latitude = 0] of coast) {
        const [across = Number.NaN, up = Number.NaN] = place
          ? (place(longitude, latitude) ?? [])
          : [longitude + turn, latitude];
        const [x, y] = [across - west, north - up];
        const isSeen = x > -8 && x < east - west + 8 && y > -8 && y < north - south + 8;
        // Where the atlas is cut open, at 180° and at the pole, there is no coast.
        if (!isSeen || Math.abs(longitude) > 179.9 || latitude < -89.5) {
          last = undefined;
          continue;
        }
        if (last && Math.hypot(x - last[0], y - last[1]) < apart) continue;
        drawn += `${last ? 'L' : 'M'}${short(x)} ${short(y)}`;
        last = [x, y];
      }
      if (drawn.includes('L')) parts.push(drawn);
    }
  }
  return parts.join('');
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
