/** Writes what PyTorch's twins start from, a file for each reference model, into the folder that is named. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { startOf } from '../../../playground/benchmark/jax/start.ts';
import { directedEdges } from '../../../playground/benchmark/models/graph.ts';
import { aifsBatch, aifsGraphs } from '../../../playground/benchmark/models/mini-aifs.ts';
import { noiseOf } from '../../../playground/benchmark/models/noise.ts';
import type { ReferenceName } from '../../../playground/benchmark/models/reference.ts';
import { type Given, startFile } from './start-file.ts';
import { subjects } from './subjects.ts';

const noise = (seed: number, shape: number[]): Given => ({
  shape,
  values: noiseOf(seed, tf.util.sizeFromShape(shape)),
});
const floats = (values: Float32Array, ...last: number[]): Given => ({
  shape: [values.length / tf.util.sizeFromShape(last), ...last],
  values,
});
const whole = (values: ArrayLike<number>): Given => ({
  shape: [values.length],
  values: Int32Array.from(values),
});

/** The batch of each model and what else is fixed, in the order in which the twin takes it. */
const data: Readonly<Record<ReferenceName, () => Given[]>> = {
  mlp: () => [noise(1, [256, 8]), noise(2, [256, 1])],
  cnn: () => [noise(1, [32, 28, 28, 1])],
  lstm: () => [noise(1, [32, 24, 8]), noise(2, [32, 1])],
  attention: () => [noise(7, [8, 64, 32]), noise(8, [8, 64, 32])],
  graph() {
    const { nodes, from, to } = directedEdges(3);
    return [noise(1, [nodes, 32]), noise(2, [nodes, 32]), whole(from), whole(to)];
  },
  unet: () => [noise(1, [8, 32, 64, 4]), noise(2, [8, 32, 64, 4])],
  aifs() {
    const { grid, vertices, encoder, processor, decoder } = aifsGraphs(32, 3);
    const { x, change } = aifsBatch(grid, 4);
    const edges = [encoder, processor, decoder].flatMap(({ from, to, features }) => [
      whole(from),
      whole(to),
      floats(features, 5),
    ]);
    return [floats(x, 4, 11), floats(change, 4, 4), floats(vertices, 3), ...edges];
  },
};

const [folder = '.', ...names] = process.argv.slice(2);
await tf.setBackend('cpu');
for (const name of names as ReferenceName[]) {
  const weights = await startOf(subjects[name]);
  await writeFile(join(folder, `${name}.start`), startFile({ data: data[name](), weights }));
}
