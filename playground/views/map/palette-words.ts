import type { Palette } from '../../protocol/palettes.ts';
import { levels, paletteBytes } from '../drawing/palette.ts';

const known = new Map<Palette, Uint32Array>();

/** A palette as the words of a canvas' pixels (red in the lowest byte), opaque. */
export function paletteWords(palette: Palette): Uint32Array {
  const before = known.get(palette);
  if (before) return before;
  const bytes = paletteBytes(palette);
  const words = Uint32Array.from({ length: levels + 1 }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = bytes.subarray(3 * i, 3 * i + 3);
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
  known.set(palette, words);
  return words;
}
