import { type MdxAttribute, readAttributes } from './attributes.ts';
import { changeText, readChange } from './change.ts';
import { holdsText, readHolds } from './holds.ts';
import { readValue } from './value-element.ts';
import { type Printed, type Sources, valueText } from './value-text.ts';

/** The elements of a page that print numbers of recordings. */
export const numberElements = ['Value', 'Change', 'Holds'] as const;
export type NumberElement = (typeof numberElements)[number];

/** What the element prints, or what is wrong with it: the build and `npm run check` say the same. */
export async function printElement(
  name: NumberElement,
  attributes: readonly MdxAttribute[],
  sources: Sources,
): Promise<Printed> {
  try {
    const given = readAttributes(attributes);
    switch (name) {
      case 'Value':
        return await valueText(readValue(given), sources);
      case 'Change':
        return changeText(readChange(given), sources);
      case 'Holds':
        return holdsText(readHolds(given), sources);
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: error.message };
    throw error;
  }
}
