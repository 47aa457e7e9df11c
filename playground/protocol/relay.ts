import type { Command } from './commands.ts';

/**
 * The page and a worker speak through the frame that the worker lives in. The frame's script is the course's own, and in
 * Chromium its process is not the page's: what a program posts is unpacked and weighed there.
 */

/** What the page tells the frame. */
export type ToFrame =
  | { pass: Command; transfer: Transferable[] }
  /** One thing that the worker said has been dealt with: there is room for another. */
  | { taken: true };

/** What the frame tells the page; of its words only those in `said` are the worker's. */
export type FromFrame =
  | { said: unknown }
  /** A message too large for a page was left out. */
  | { refused: 'large' }
  /** So many messages came that it cannot be the runtime that sends them; the worker has been ended. */
  | { refused: 'flood' };
