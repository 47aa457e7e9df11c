import { onesLike, randomNormal, stack, type Tensor, type Tensor3D, tensor, tidy } from '@tensorflow/tfjs';
import { wantNumber, wantWhole } from '../arguments/want.ts';
import { wantArray, wantEachNumber, wantTensor } from '../arguments/want-list.ts';
import type { Random } from '../random/random.ts';
import { gelu } from '../training/gelu.ts';
import type { Numbers } from '../verification/numbers.ts';
import { encodeProcessDecode } from './encode-process-decode.ts';
import { wantLayer } from './graph-transformer.ts';
import { gridPlaces } from './grid-places.ts';
import { linear } from './linear.ts';
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
  /** How many fields come out; 1 unless given. */
  outputs?: number;
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
  /** How many random numbers each sample gets in each call, for ensembles; none unless given. */
  noise?: number;
  /** Where first weights, and noise, are drawn from. */
  rng: Pick<Random, 'seed'>;
}

/** Makes one field [samples, rows, columns] of several of that shape; where it makes several, they stand one above the other. */
export type FieldNetwork = (fields: readonly Tensor[]) => Tensor3D;

/** Numbers of a sample that noise becomes on its way to the norms. */
const conditionWidth = 16;

/** No such number is larger. */
const bound = 4;

/**
 * An encoder–processor–decoder between fields on a latitude–longitude grid: `encodeProcessDecode` with the edges of
 * `gridPlaces`, `multiMesh` and `sphereEdges`, and the three nearest nodes of each point. Sine and cosine of the latitude
 * come in besides the fields, which should be about 1 in size. It says nought before it has learned.
 *
 * With `noise` every call draws a vector for each sample. It goes through two layers and then into the scale and the shift
 * of every layer norm, so that calls differ as the members of an ensemble: AIFS-CRPS does so on the nodes of its mesh (Lang
 * et al. 2026, doi:10.1038/s44387-026-00073-7), here the vector is one for the whole globe (Alet et al. 2025,
 * arXiv:2506.10772).
 *
 * @returns a function whose weights train
 * @throws TypeError for what is no object or no number; RangeError for sizes that are no whole numbers from 1, and for another
 *   number of fields than `inputs`
 * @example
 * const [latitudes, longitudes] = [[-60, 0, 60], [0, 90, 180, 270]];
 * const small = { inputs: 2, width: 8, levels: [0], within: 60 };
 * const model = fieldNetwork({ latitudes, longitudes, ...small, rng: random(1) });
 * const field = tf.ones([5, 3, 4]);
 * log(model([field, field]).shape); // [5, 3, 4]
 */
export function fieldNetwork(options: FieldNetworkOptions): FieldNetwork {
  const where = 'fieldNetwork';
  wantLayer(where, options);
  const { latitudes, longitudes, inputs, outputs = 1, noise, rng } = options;
  const { levels = [0, 1, 2], within = 12, layers = 1 } = options;
  wantEachNumber(where, 'options.latitudes', latitudes, (φ) => Math.abs(φ) <= 90, ' from -90 to 90');
  wantEachNumber(where, 'options.longitudes', longitudes, Number.isFinite, ' that is finite');
  const points = latitudes.length * longitudes.length;
  if (points < 3) throw new RangeError(`${where}: the grid has ${points} points; at least three are needed.`);
  wantWhole(where, 'options.inputs', inputs, 1, 4096);
  wantWhole(where, 'options.outputs', outputs, 1, 4096);
  wantWhole(where, 'options.layers', layers, 1, 4096);
  wantArray(where, 'options.levels', levels, ' of numbers');
  if (levels.length === 0) throw new RangeError(`${where}: options.levels is empty; it needs at least one.`);
  for (const level of levels) wantWhole(where, 'a level', level, 0, 6);
  wantNumber(where, 'options.within', within, ' above 0', (degrees) => degrees > 0);
  if (noise !== undefined) wantWhole(where, 'options.noise', noise, 1, 4096);
  const grid = gridPlaces(latitudes, longitudes);
  const { vertices, edges: processor } = multiMesh(levels);
  const encoder = sphereEdges(grid, vertices, { within });
  if (encoder.from.length === 0) {
    throw new RangeError(
      `${where}: no point of the grid lies within ${within}° of a node; options.within is too small.`,
    );
  }
  const model = encodeProcessDecode({
    ...options,
    encoder,
    processor,
    decoder: sphereEdges(vertices, grid, { nearest: 3 }),
    vertices,
    inputs: inputs + 2,
    outputs,
    layers,
    ...(noise !== undefined && { condition: conditionWidth }),
  });
  const condition = noise === undefined ? undefined : conditionOf(noise, rng);
  const shape: [number, number, number] = [-1, outputs * latitudes.length, longitudes.length];
  const places = [Math.sin, Math.cos].map((of) =>
    Float32Array.from(latitudes, (degrees) => of((degrees * Math.PI) / 180)),
  );
  return (fields) => {
    wantArray(where, 'fields', fields, ' of tensors');
    for (const [index, field] of fields.entries()) wantTensor(where, `field ${index}`, field);
    if (fields.length !== inputs) {
      throw new RangeError(`${where}: there are ${fields.length} fields; inputs says ${inputs}.`);
    }
    return tidy(() => {
      const like = onesLike(fields[0] as Tensor);
      const rows = places.map((place) => tensor(place, [1, latitudes.length, 1]).mul(like));
      const channels = stack([...fields, ...rows], 3).reshape([-1, points, inputs + 2]);
      const out = model(channels.transpose([1, 0, 2]), condition?.(like.shape[0] ?? 1));
      return out.transpose([1, 2, 0]).reshape(shape) as Tensor3D;
    });
  };
}

/** Draws noise for so many samples and makes of it what the norms take, bounded lest products of it grow without end. */
function conditionOf(noise: number, rng: Pick<Random, 'seed'>): (samples: number) => Tensor {
  const first = linear(noise, conditionWidth, { rng });
  const second = linear(conditionWidth, conditionWidth, { rng });
  return (samples) => {
    const drawn = randomNormal([samples, noise], 0, 1, 'float32', rng.seed());
    return second(gelu(first(drawn)))
      .tanh()
      .mul(bound);
  };
}
