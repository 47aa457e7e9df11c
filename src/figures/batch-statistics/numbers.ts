import { initial, longest, resize, take } from './model.ts';

/** What the marked example becomes in as many batches of this size as the figure draws. */
function marked(size: number): number[] {
  return take(resize(initial, size), longest - 1).history.map((batch) => batch.marked);
}

const [eight, more] = [marked(8), marked(32)];

/** What the text may print of this figure. */
export const numbers = {
  'least of 8': Math.min(...eight),
  'most of 8': Math.max(...eight),
  'least of 32': Math.min(...more),
  'most of 32': Math.max(...more),
};
