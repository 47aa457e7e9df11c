/** Loops that give way to the page, so that curves move and Stop works; and the batches that they go through. */
export { live } from './live.ts';
export { epochs, steps } from './loop.ts';
export { minibatches } from './minibatches.ts';
