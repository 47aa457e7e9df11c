import { type Attributes, needText, refuseOthers } from './attributes.ts';
import { findNumber } from './find-number.ts';
import { type NumberStyle, numberText } from './number-text.ts';
import { parseQuantity } from './parse-quantity.ts';
import { type Quantity, quantityText } from './quantity.ts';
import { readStyle } from './value-element.ts';
import type { Printed, Sources } from './value-text.ts';

/** What a `<Change>` asks for: by how much one number of a run is less or more than another, in per cent of it. */
export interface ChangeRequest {
  program: string;
  from: Quantity;
  to: Quantity;
  is: 'less' | 'more';
  style: NumberStyle;
}

/** Reads `<Change program="…" from='table …' to='table …' is="less" />`. Throws a SyntaxError that says what is wrong. */
export function readChange(attributes: Attributes): ChangeRequest {
  refuseOthers(attributes, ['program', 'from', 'to', 'is', 'digits']);
  const quantity = (name: string): Quantity => {
    try {
      return parseQuantity(needText(attributes, name));
    } catch (error) {
      throw new SyntaxError(`in ${name}: ${(error as Error).message}`);
    }
  };
  const is = attributes.get('is');
  if (is !== 'less' && is !== 'more') throw new SyntaxError('it needs is="less" or is="more"');
  const { digits } = readStyle(attributes);
  return {
    program: needText(attributes, 'program'),
    from: quantity('from'),
    to: quantity('to'),
    is,
    style: { digits: digits ?? 0, times: 100 },
  };
}

/** The change, without a sign. A change that goes the other way than the sentence says is a fault. */
export function changeText({ program, from, to, is, style }: ChangeRequest, sources: Sources): Printed {
  const recording = sources.recording(program);
  if ('fault' in recording) return recording;
  const before = findNumber(from, recording.results);
  if ('fault' in before) return before;
  const after = findNumber(to, recording.results);
  if ('fault' in after) return after;
  if (before.value === 0) return { fault: `${quantityText(from)} is 0, and nothing is a share of it` };
  const share = (after.value - before.value) / Math.abs(before.value);
  const value = is === 'less' ? -share : share;
  if (value < 0) {
    return {
      fault: `${quantityText(to)} is not ${is} than ${quantityText(from)}: ${after.value}, from ${before.value}`,
    };
  }
  return { value, text: `${numberText(value, style)}\u00a0%` };
}
