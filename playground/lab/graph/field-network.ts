import { onesLike, stack, type Tensor, type Tensor3D, tensor, tidy } from '@tensorflow/tfjs';
import { wantNumber, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantArray, wantNumbers, wantTensor } from '../arguments/want-list.ts';
import type { Random } from '../random/random.ts';
import type { Numbers } from '../verification/numbers.ts';
import { encodeProcessDecode } from './encode-process-decode.ts';
import { gridPlaces } from './grid-places.ts';
import { multiMesh } from './multi-mesh.ts';
import { sphereEdges } from './sphere-edges.ts';

/** The grid of the fields, and the sizes of the network. */
export interface FieldNetworkOptions {
  /** Degrees north, one a row of the fields. */
  latitudes: Numbers;
  /** Degrees east, one a column. */
  longitudes: Numbers;
  /** How many fields come in. */
  inputs: number;
  /** Numbers a point and a node inside. */
  width: number;
  /** Parts of the width that attend each by itself; 1 unless given. */
  heads?: number;
  /** Levels of the multi-mesh; [0, 1, 2] unless given: 162 nodes. */
  levels?: readonly number[];
  /** A node hears the points within so many degrees; 12 unless given, which leaves no point of the default mesh out. */
  within?: number;
  /** Layers of the processor; 1 unless given. */
  layers?: number;
  /** Width of a vector of each sample that scales and shifts each norm; none unless given. */
  condition?: number;
  /** Where first weights are drawn from. */
  rng: Pick<Random, 'seed'>;
}

/** Makes one field [samples, rows, columns] of several of that shape and, where there is one, a condition [samples, condition]. */
export type FieldNetwork = (fields: readonly Tensor[], condition?: Tensor) => Tensor3D;

/**
 * An encoder–processor–decoder between fields on a latitude–longitude grid: `encodeProcessDecode` with the edges of
 * `gridPlaces`, `multiMesh` and `sphereEdges`, and the three nearest nodes of each point. Sine and cosine of the latitude
 * come in besides the fields, which should be about 1 in size. It says nought before it has learned.
 *
 * @returns a function whose weights train
 * @throws TypeError for what is no object or no number; RangeError for sizes that are no whole numbers from 1, and for another
 *   number of fields than `inputs`
 * @example
 * const [latitudes, longitudes] = [[-60, 0, 60], [0, 90, 180, 270]];
 * const model = fieldNetwork({ latitudes, longitudes, inputs: 2, width: 8, levels: [0], within: 60, rng: random(1) });
 * const field = tf.ones([5, 3, 4]);
 * log(model([field, field]).shape); // [5, 3, 4]
 */
export function fieldNetwork(options: FieldNetworkOptions): FieldNetwork {
  const where = 'fieldNetwork';
  wantOptions(where, 'options', options);
  const { latitudes, longitudes, inputs, levels = [0, 1, 2], within = 12, layers = 1 } = options;
  wantNumbers(where, 'options.latitudes', latitudes);
  wantNumbers(where, 'options.longitudes', longitudes);
  wantWhole(where, 'options.inputs', inputs, 1);
  wantNumber(where, 'options.within', within, ' above 0', (degrees) => degrees > 0);
  const grid = gridPlaces(latitudes, longitudes);
  const { vertices, edges: processor } = multiMesh(levels);
  const model = encodeProcessDecode({
    ...options,
    encoder: sphereEdges(grid, vertices, { within }),
    processor,
    decoder: sphereEdges(vertices, grid, { nearest: 3 }),
    vertices,
    inputs: inputs + 2,
    outputs: 1,
    layers,
  });
  const shape: [number, number, number] = [-1, latitudes.length, longitudes.length];
  const points = latitudes.length * longitudes.length;
  const places = [Math.sin, Math.cos].map((of) =>
    Float32Array.from(latitudes, (degrees) => of((degrees * Math.PI) / 180)),
  );
  return (fields, condition) => {
    wantArray(where, 'fields', fields, ' of tensors');
    for (const [index, field] of fields.entries()) wantTensor(where, `field ${index}`, field);
    if (fields.length !== inputs) {
      throw new RangeError(`${where}: there are ${fields.length} fields; inputs says ${inputs}.`);
    }
    return tidy(() => {
      const like = onesLike(fields[0] as Tensor);
      const rows = places.map((place) => tensor(place, [1, latitudes.length, 1]).mul(like));
      const channels = stack([...fields, ...rows], 3).reshape([-1, points, inputs + 2]);
      const out = model(channels.transpose([1, 0, 2]), condition);
      return out.squeeze([2]).transpose([1, 0]).reshape(shape) as Tensor3D;
    });
  };
}
