import { error, initial } from './model.ts';
import { persistence, ridgeError } from './task.ts';

/** What the text may print of this figure. */
export const numbers = {
  'error of the network': error(initial),
  'error untrained': error({ ...initial, slices: 0 }),
  'error of ridge': ridgeError,
  'error of persistence': persistence,
};
