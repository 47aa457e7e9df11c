import { answer, columns, initial } from './model.ts';

const last = { ...initial, column: columns - 1 };

/** What the text may print of this figure. */
export const numbers = {
  'mean with zeros': answer({ ...last, padding: 'zeros' }),
  'mean with the other side': answer({ ...last, padding: 'round' }),
};
