import type { rolling } from './knobs/roll-part.ts';

/**
 * The parts of a playground that the build writes and the page finds again, by their `data-part`. Kept in one place
 * because two sides rely on it.
 */
export const parts = [
  'run',
  'edit',
  'reset',
  'check',
  'solution',
  'copy-link',
  'full-page',
  'menu',
  'status',
  'spoken',
  'progress',
  'backend',
  'backend-notes',
  'note',
  'error',
  'code',
  'whole',
  'results',
  'solution-code',
  'strip',
  'steps',
  'step',
  'ten-steps',
  'go-on',
  'knobs',
  'knob',
] as const;
export type Part = (typeof parts)[number];

/** The element that holds the inside of menus. */
export const menuId = 'playground-menu';

/** What a press asks for. The button that is `run` is `stop` while the program runs. */
export type Press = Part | 'stop' | `${typeof rolling}${string}`;

/** What a playground fetches when it is first pressed: the program and, in an exercise, its check. */
export interface PlaygroundData {
  /** Unique in the whole course: storage and the editor's models go by it. */
  id: string;
  title: string;
  source: string;
  javascript: string;
  check: { javascript: string } | null;
  /** The author's run as `RecordedResults`, in a file beside this one; absent where there is none to compare with. */
  run?: string;
  /** The name of the file that holds the recorded results, where there are any. */
  results?: string;
}

/** The element inside `root` that plays a part. */
export function find<T extends HTMLElement = HTMLElement>(root: ParentNode, part: Part): T | null {
  return root.querySelector<T>(`[data-part="${part}"]`);
}
