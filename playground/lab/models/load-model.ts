import { isModelPath } from '../../protocol/model.ts';
import { wantOneOf, wantOptions, wantText } from '../arguments/want.ts';
import { host } from '../host/host.ts';
import type { SavedTensor } from './save-model.ts';

/** Whose model is wanted. */
export interface LoadOptions {
  /** The reader's own, kept in this browser, or the author's, which comes with the course. Default: the reader's. */
  from?: 'reader' | 'author';
}

/**
 * Loads the weights of a model that `saveModel` has kept: `'dense'` of this program, or with the program's name before it
 * of another, `'what-we-learned/five-kinds/dense'`. A program that came with a link gets the author's models and its own.
 *
 * @param name the model's name
 * @returns shapes and values, row-major, in the order in which they were saved: `tf.tensor(values, shape)` makes a tensor of each
 * @throws TypeError for what is no text and no options; RangeError for what cannot be a name; Error in words when there is no such model
 * @example
 * await saveModel('line', [tf.tensor1d([0.5, 2])]);
 * const [weights] = await loadModel('line');
 * log(weights?.shape, weights?.values[0]); // [2] 0.5
 */
export async function loadModel(name: string, options: LoadOptions = {}): Promise<SavedTensor[]> {
  wantText('loadModel', 'name', name);
  wantOptions('loadModel', 'options', options);
  const { from = 'reader' } = options;
  wantOneOf('loadModel', 'options.from', ['reader', 'author'], from);
  if (!isModelPath(name)) throw new RangeError(`loadModel: "${name}" is no name of a model.`);
  return host().model({ ask: 'load', name, from });
}
