import { interpolateCividis, interpolateViridis } from 'd3-scale-chromatic';
import type { Palette } from '../../protocol/palettes.ts';

/** Colours of a palette besides index 0, which stands for a missing value. */
export const levels = 255;

/**
 * Blue to red through pure white (ColorBrewer RdBu with its middle replaced: d3's is grey-white, and zero should
 * look like nothing). Stops are equally spaced; distinguishable in all common colour-vision deficiencies.
 */
const diverging = [
  '053061',
  '2166ac',
  '4393c3',
  '92c5de',
  'd1e5f0',
  'ffffff',
  'fddbc7',
  'f4a582',
  'd6604d',
  'b2182b',
  '67001f',
];

/** Red, green, blue of 256 entries: index 0 unused, 1 … 255 from the lowest value to the highest. */
export function paletteBytes(name: Palette): Uint8Array {
  const bytes = new Uint8Array((levels + 1) * 3);
  for (let level = 0; level < levels; level += 1) {
    bytes.set(colourAt(name, level / (levels - 1)), (level + 1) * 3);
  }
  return bytes;
}

/** The colour of a value between the ends of a palette, or of the end beyond which it lies; 0 for a missing one. */
export function levelOf(value: number, { low, high }: { low: number; high: number }): number {
  if (!Number.isFinite(value)) return 0;
  const at = high > low ? (value - low) / (high - low) : 0.5;
  return 1 + Math.round(Math.min(1, Math.max(0, at)) * (levels - 1));
}

/** White where it is dry, then ever deeper blues that end in violet: rain as rain maps have it. */
const rain = ['ffffff', 'dbeaf6', 'aed0e8', '77b0d8', '3f88c1', '1f5fa6', '2a3f8f', '3f2a78', '551a6b'];

function colourAt(name: Palette, at: number): number[] {
  if (name === 'diverging' || name === 'rain') {
    const stops = name === 'rain' ? rain : diverging;
    const place = at * (stops.length - 1);
    const index = Math.min(stops.length - 2, Math.floor(place));
    const from = hex(stops[index] ?? '');
    const to = hex(stops[index + 1] ?? '');
    return from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * (place - index)));
  }
  const text = name === 'cividis' ? interpolateCividis(at) : interpolateViridis(at);
  return text.startsWith('#') ? hex(text.slice(1)) : (text.match(/\d+/g) ?? []).map(Number);
}

function hex(text: string): number[] {
  return [0, 2, 4].map((i) => Number.parseInt(text.slice(i, i + 2), 16));
}
