/** Random numbers from a seed, the same on every machine. */
export { type Random, random } from './random.ts';
