import { concat, type Tensor, type Tensor3D, tidy } from '@tensorflow/tfjs';
import { wantFunction } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';
import type { EncodeProcessDecode } from './encode-process-decode.ts';

/**
 * Lets a graph network read fields and say one: fields become numbers of the points, and the other way round.
 *
 * @param network from [points, samples, numbers] to [points, samples, 1]
 * @param fields shape [samples, channels, rows, columns]
 * @param still what every sample has besides, [points, 1, numbers]: height, land
 * @param condition handed on to the network
 * @returns shape [samples, rows, columns]
 * @throws TypeError for what is no function and no tensor; RangeError when shapes do not fit
 * @example
 * const sum = (x: tf.Tensor) => x.sum(2, true);
 * log(networkOnGrid(sum, tf.ones([5, 3, 2, 4]), tf.ones([8, 1, 2])).shape); // [5, 2, 4]
 */
export function networkOnGrid(
  network: EncodeProcessDecode,
  fields: Tensor,
  still: Tensor,
  condition?: Tensor,
): Tensor3D {
  wantFunction('networkOnGrid', 'network', network);
  wantTensor('networkOnGrid', 'fields', fields);
  wantTensor('networkOnGrid', 'still', still);
  const [samples = 0, channels = 0, rows = 0, columns = 0] = fields.shape;
  const points = rows * columns;
  if (fields.rank !== 4 || still.rank !== 3 || still.shape[0] !== points || still.shape[1] !== 1) {
    throw new RangeError(
      `networkOnGrid: fields of shape [${fields.shape}] and still of shape [${still.shape}] must be [samples, channels, rows, ` +
        'columns] and [rows · columns, 1, numbers].',
    );
  }
  return tidy(() => {
    const nodes = fields.reshape([samples, channels, points]).transpose([2, 0, 1]);
    const said = network(concat([nodes, still.tile([1, samples, 1])], 2), condition);
    wantTensor('networkOnGrid', 'what the network says', said);
    if (String(said.shape) !== `${points},${samples},1`) {
      throw new RangeError(`networkOnGrid: the network says [${said.shape}], not [${points},${samples},1].`);
    }
    return said.transpose([1, 0, 2]).reshape([samples, rows, columns]) as Tensor3D;
  });
}
