import type { Palette } from '../../protocol/palettes.ts';
import { layoutAxis } from './axis.ts';
import { escapeHtml } from './escape.ts';
import { levels, paletteBytes } from './palette.ts';
import { pngAddress } from './png.ts';

const images = new Map<Palette, string>();

/** A palette from its lowest to its highest value, with ticks and units. */
export function colourBar(palette: Palette, units: string, range: { low: number; high: number }): string {
  let image = images.get(palette);
  if (!image) {
    const pixels = Uint8Array.from({ length: levels }, (_, i) => i + 1);
    image = pngAddress({ width: levels, height: 1, pixels, palette: paletteBytes(palette) });
    images.set(palette, image);
  }
  const axis = layoutAxis({ label: '' }, range, { log: false, nice: false, ticks: 5 });
  const ticks = axis.ticks.map(
    ({ at, text }) => `<span style="left:${Math.round(at * 10_000) / 100}%">${text}</span>`,
  );
  return `<div class="colour-bar"><img alt="" draggable="false" src="${image}"><div class="axis-title">${escapeHtml(units)}</div><div class="ticks ticks-x" aria-hidden="true">${ticks.join('')}</div></div>`;
}
