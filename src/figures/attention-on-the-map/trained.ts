/* Made by build.ts: the network at the end of its training, in whole numbers of two bytes, each so many `unit`s. */
// cspell:disable
export const trained = { seed: 1, unit: 1, weights: '' } as const;
