import type { LogPart } from '../protocol/events.ts';

/** Whether two console lines would look the same; NaN equals NaN. */
export function sameParts(a: LogPart[], b: LogPart[]): boolean {
  return a.length === b.length && a.every((part, i) => samePart(part, b[i]));
}

function samePart(a: LogPart, b: LogPart | undefined): boolean {
  if (a.kind === 'object') return b?.kind === 'object' && a.preview === b.preview && a.detail === b.detail;
  if (a.kind !== 'tensor') return b?.kind === a.kind && a.text === b.text;
  if (b?.kind !== 'tensor' || a.dtype !== b.dtype || a.more !== b.more) return false;
  return sameNumbers(a.shape, b.shape) && sameNumbers(a.values, b.values);
}

function sameNumbers(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
