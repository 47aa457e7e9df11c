import { extremes } from '../drawing/extremes.ts';
import type { MapPanel } from './event.ts';
import type { MapResult } from './state.ts';

/** Colours of lines over a field. The field's colours do not follow the page's theme, so these do not either. */
export interface FieldInk {
  line: string;
  /** An edge that keeps a line visible where the field is as light or as dark as itself. */
  halo?: string;
}

const light: FieldInk = { line: '#f7f7f3', halo: 'rgb(10 12 20 / 0.45)' };
const dark: FieldInk = { line: '#16181d', halo: 'rgb(255 255 255 / 0.5)' };
const plain: FieldInk = { line: '#16181d' };
/** The page's own colour, where no field lies beneath. */
const paper: FieldInk = { line: '--ink-soft' };

/** Light lines over dark palettes, dark ones over light palettes and over the hatching of what is missing. */
export function fieldInk({ spec }: MapResult, { field, scale }: MapPanel): FieldInk {
  if (!field) return paper;
  const palette = spec.scales[scale]?.palette;
  if (palette === 'diverging' || palette === 'rain') return plain;
  return extremes(field).missing > field.length / 10 ? dark : light;
}
