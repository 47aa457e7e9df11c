import type { Palette } from '../../protocol/palettes.ts';
import { layoutAxis } from './axis.ts';
import { escapeHtml } from './escape.ts';
import { levels, paletteBytes } from './palette.ts';
import { pngAddress } from './png.ts';
import { tickPlace } from './tick-place.ts';

const images = new Map<Palette, string>();

/** The ends of a bar, and the least and the greatest value that it stands for. */
export interface BarRange {
  low: number;
  high: number;
  min?: number;
  max?: number;
}

/** A palette from its lowest to its highest value, with ticks and units; an arrow where values go on beyond an end. */
export function colourBar(palette: Palette, units: string, range: BarRange): string {
  let image = images.get(palette);
  if (!image) {
    const pixels = Uint8Array.from({ length: levels }, (_, i) => i + 1);
    image = pngAddress({ width: levels, height: 1, pixels, palette: paletteBytes(palette) });
    images.set(palette, image);
  }
  const axis = layoutAxis({ label: '' }, range, { log: false, nice: false, ticks: 5 });
  const ticks = axis.ticks.map(({ at, text }) => `<span style="left:${tickPlace(at)}">${text}</span>`);
  const { low, high, min = low, max = high } = range;
  const ends = [...(min < low ? ['goes-below'] : []), ...(max > high ? ['goes-above'] : [])];
  const colours =
    ends.length > 0 ? ` style="--below:${colourOf(palette, 1)};--above:${colourOf(palette, levels)}"` : '';
  return `<div class="${['colour-bar', ...ends].join(' ')}"${colours}><img alt="" draggable="false" src="${image}"><div class="axis-title">${escapeHtml(units)}</div><div class="ticks ticks-x" aria-hidden="true">${ticks.join('')}</div></div>`;
}

function colourOf(palette: Palette, level: number): string {
  return `rgb(${paletteBytes(palette)
    .subarray(3 * level, 3 * level + 3)
    .join(' ')})`;
}
