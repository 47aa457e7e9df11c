/** Trained models, kept from one run to the next: what a program has learned, and what the author's had. */
export { type LoadOptions, loadModel } from './load-model.ts';
export { type SavedTensor, saveModel } from './save-model.ts';
