import * as tf from '@tensorflow/tfjs';

/** A convolution, and its gradients for the image and for the filter. */
export const ways = ['forwards', 'image', 'filter'] as const;

/** Images and channels: `8 × 16 × 16, 8 → 8`. */
export const shapes = [
  '8 × 16 × 16, 4 → 4',
  '8 × 16 × 16, 8 → 8',
  '8 × 32 × 32, 8 → 16',
  '8 × 32 × 32, 16 → 16',
  '4 × 32 × 64, 32 → 32',
  '8 × 8 × 8, 64 → 64',
  '8 × 8 × 8, 128 → 128',
  '1 × 56 × 56, 128 → 128',
  '1 × 14 × 14, 256 → 256',
  '2 × 4 × 4, 64 → 64',
  '1 × 4 × 4, 16 → 16',
  '32 × 3 × 3, 16 → 16',
  '8 × 1 × 64, 16 → 16',
];

/** One of the ways for one of the shapes, by what `npm run bench:winograd` calls them. */
export function convolutionOf(name: string): () => tf.Tensor {
  const [batch = 0, height = 0, width = 0, inputs = 0, outputs = 0] = (name.match(/\d+/g) ?? []).map(Number);
  const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
  const x = normal([batch, height, width, inputs], 1);
  const filter = normal([3, 3, inputs, outputs], 2);
  const dy = normal([batch, height, width, outputs], 3);
  const run = (kernel: string, given: tf.NamedTensorMap, shapes: object): tf.Tensor => {
    const attrs = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', ...shapes };
    return tf.engine().runKernel(kernel, given, attrs as unknown as tf.NamedAttrMap) as tf.Tensor;
  };
  const way = ways.find((way) => name.endsWith(way));
  if (way === 'image') return () => run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: x.shape });
  if (way === 'filter') return () => run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: filter.shape });
  return () => run(tf.Conv2D, { x, filter }, { dilations: [1, 1] });
}
