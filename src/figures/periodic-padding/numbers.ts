import { answer, initial } from './model.ts';

/** What the text may print of this figure. */
export const numbers = {
  'mean with zeros': answer({ ...initial, padding: 'zeros' }),
  'mean with the other side': answer({ ...initial, padding: 'round' }),
};
