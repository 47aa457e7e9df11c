import { textWeight } from '../text-weight.ts';
import type { LogPart } from './event.ts';

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

/** What a part costs besides its letters, and a number of a tensor, in letters. */
const [partCost, numberCost] = [10, 8];

/** How long a line is, in letters. */
export function lineLetters(parts: readonly LogPart[]): number {
  let letters = partCost * parts.length;
  for (const part of parts) {
    if (part.kind === 'object') letters += part.preview.length + part.detail.length;
    else if (part.kind !== 'tensor') letters += part.text.length;
    else letters += part.dtype.length + numberCost * (part.shape.length + part.values.length);
  }
  return letters;
}

/**
 * What the elements of a part cost to lay out, in letters. 1000 objects, empty ones, take 90 ms and more, as each of them
 * can be opened; 1000 tensors take 37, 1000 texts 9, and 1000 letters half a millisecond.
 */
const elements = { text: 15, number: 15, tensor: 100, object: 300 } as const;

/**
 * What a line costs to lay out, in letters.
 * @param most letters that are shown of a line
 */
export function lineWeight(parts: readonly LogPart[], most: number): number {
  let weight = 0;
  let room = most;
  for (const part of parts) {
    if (room <= 0) break;
    weight += elements[part.kind];
    if (part.kind === 'object') {
      weight += textWeight(part.preview.slice(0, room)) + textWeight(part.detail.slice(0, room));
    } else if (part.kind === 'tensor') weight += lineLetters([part]);
    else weight += textWeight(part.text.slice(0, room));
    room -= lineLetters([part]);
  }
  return weight;
}
