import { fineGeography } from '../map/fine-coastlines.ts';
import { fieldCoasts, finest } from './coasts.ts';
import { boxOf } from './geographic.ts';
import type { FieldResult } from './state.ts';

/** Coasts over a field with fewer points, which a page carries with every load. */
export function builtCoasts(field: FieldResult): string {
  return fieldCoasts(field, 2.5 * finest, boxOf(field)?.place && fineGeography);
}
