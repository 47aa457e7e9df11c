import type { Part } from '../view.ts';
import type { ProgressEvent } from './event.ts';

/** How far the program is: the playground's bar says it, beside the button that stops it, and the results keep none of it. */
export const progressPart: Part<object, ProgressEvent> = {
  empty: () => ({}),
  take: { progress() {} },
  freeze: () => [],
};
