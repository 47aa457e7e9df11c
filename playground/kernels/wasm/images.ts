import * as tf from '@tensorflow/tfjs';
import type { Machine } from './machine.ts';
import { type Kernel, replace } from './replace.ts';

const maxPoolGrad: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { dy, input: x, output: y } = inputs;
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolAttrs;
  if (x?.dtype !== 'float32' || dy?.dtype !== 'float32' || y?.dtype !== 'float32') return undefined;
  const shape = x.shape as [number, number, number, number];
  const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const out = backend.makeOutput(shape, 'float32');
  const [from, to, most, back] = [machine.at(x), machine.at(out), machine.at(y), machine.at(dy)];
  const channels = 4 * info.inChannels;
  const image = info.inHeight * info.inWidth * channels;
  machine.fill(to, info.batchSize * image);
  for (let line = 0; line < info.batchSize * info.outHeight; line++) {
    const skip = Math.floor(line / info.outHeight) * image;
    machine.maxPoolGrad(
      from + skip,
      to + skip,
      most + line * info.outWidth * channels,
      back + line * info.outWidth * channels,
      info.outWidth,
      (line % info.outHeight) * info.strideHeight - info.padInfo.top,
      -info.padInfo.left,
      info.filterHeight,
      info.filterWidth,
      info.inHeight,
      info.inWidth,
      info.strideWidth,
      channels,
    );
  }
  return out;
};

/** Which pixel of `from` each of `to` pixels is taken from. */
function sources(from: number, to: number, alignCorners: boolean): Int32Array {
  const aligned = alignCorners && to > 1;
  const scale = aligned ? (from - 1) / (to - 1) : from / to;
  return Int32Array.from({ length: to }, (_, index) =>
    Math.min(from - 1, alignCorners ? Math.floor(scale * index + 0.5) : Math.floor(scale * index)),
  );
}

/** Moves whole pixels between a small image and a large one, row by row. */
function move(
  machine: Machine,
  direction: 'gatherRows' | 'scatterRows',
  small: tf.TensorInfo,
  large: tf.TensorInfo,
  alignCorners: boolean,
): void {
  const [batch = 0, height = 0, width = 0, depth = 0] = small.shape;
  const [, outHeight = 0, outWidth = 0] = large.shape;
  const columns = sources(width, outWidth, alignCorners);
  const index = machine.scratch(columns.byteLength);
  machine.write(index, columns);
  const bytes = 4 * depth;
  const rows = sources(height, outHeight, alignCorners);
  for (let line = 0; line < batch * outHeight; line++) {
    const row = Math.floor(line / outHeight) * height + (rows[line % outHeight] ?? 0);
    const one = machine.at(small) + row * width * bytes;
    const other = machine.at(large) + line * outWidth * bytes;
    if (direction === 'gatherRows') machine.gatherRows(one, index, other, outWidth, bytes, width);
    else machine.scatterRows(other, index, one, outWidth, bytes, width);
  }
}

const resize: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { images } = inputs;
  const { size, alignCorners, halfPixelCenters } = attrs as unknown as tf.ResizeNearestNeighborAttrs;
  if (images?.dtype !== 'float32' || halfPixelCenters) return undefined;
  const [batch = 0, , , depth = 0] = images.shape;
  const out = backend.makeOutput([batch, ...size, depth], 'float32');
  move(machine, 'gatherRows', images, out, alignCorners);
  return out;
};

const resizeGrad: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { images, dy } = inputs;
  const { alignCorners, halfPixelCenters } = attrs as unknown as tf.ResizeNearestNeighborAttrs;
  if (!images || dy?.dtype !== 'float32' || halfPixelCenters) return undefined;
  const out = backend.makeOutput(images.shape, 'float32');
  machine.fill(machine.at(out), 4 * tf.util.sizeFromShape(images.shape));
  move(machine, 'scatterRows', out, dy, alignCorners);
  return out;
};

/** Pooling and resizing, which a U-Net is made of besides convolutions. */
export function registerImages(): void {
  replace(tf.MaxPoolGrad, maxPoolGrad);
  replace(tf.ResizeNearestNeighbor, resize);
  replace(tf.ResizeNearestNeighborGrad, resizeGrad);
}
