/**
 * @title Sobel, by hand and as a layer
 * @expect table "Largest difference" cell "Rain: loop and conv2d" "of the largest |Gx|" < 0.00001
 * @expect table "Largest difference" cell "Near infrared: loop and conv2d" "of the largest |Gx|" < 0.00001
 * @expect table "Largest difference" cell "Rain: turned kernel and conv2d" "of the largest |Gx|" > 0.5
 * @expect table "Largest difference" cell "Rain: turned kernel and −conv2d" "of the largest |Gx|" < 0.00001
 * @expect field "Rain: how steep" max > 10
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, table } from 'lab';

const sobel = {
  x: [
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ],
  y: [
    [-1, -2, -1],
    [0, 0, 0],
    [1, 2, 1],
  ],
};

// By hand: at every place that has all its neighbours, nine products and their sum.
function byHand(image: number[][], kernel: number[][]): number[][] {
  const places = (length: number) => Array.from({ length: length - 2 }, (_, k) => k);
  return places(image.length).map((i) =>
    places(image[0]?.length ?? 0).map((j) => {
      let sum = 0;
      for (const [m, row] of kernel.entries())
        for (const [n, weight] of row.entries()) sum += weight * (image[i + m]?.[j + n] ?? 0);
      return sum;
    }),
  );
}

// As a layer: conv2d takes images [batch, rows, columns, channels] and kernels [rows, columns, channels, filters].
const asImage = (image: number[][]) => tf.tensor2d(image).expandDims(0).expandDims(3) as tf.Tensor4D;
const asFilter = (kernel: number[][]) => tf.tensor2d(kernel).expandDims(2).expandDims(3) as tf.Tensor4D;
const asLayer = (image: number[][], filter: tf.Tensor4D) =>
  tf.conv2d(asImage(image), filter, 1, 'valid').squeeze([0, 3]) as tf.Tensor2D;

const rows: [string, number][] = [];
async function compare(name: string, a: tf.Tensor, b: tf.Tensor, largest: tf.Tensor) {
  const [difference = 0] = await a.sub(b).abs().max().div(largest).data();
  rows.push([name, Number(difference.toPrecision(2))]);
}

async function show(name: string, units: string, image: number[][]) {
  const gx = asLayer(image, asFilter(sobel.x));
  const gy = asLayer(image, asFilter(sobel.y));
  const steep = gx.square().add(gy.square()).sqrt().div(8); // its sides weigh 4 each and lie 2 cells apart
  const largest = gx.abs().max();
  const y = { label: 'row, northward', first: 0, last: image.length - 1 }; // or row 0 is drawn at the top
  field(image, { title: name, units, y });
  field(gx.div(8), {
    title: `${name}: rise to the east`,
    units: `${units} per cell`,
    palette: 'diverging',
    y,
  });
  field(steep, { title: `${name}: how steep`, units: `${units} per cell`, y });
  await compare(`${name}: loop and conv2d`, tf.tensor2d(byHand(image, sobel.x)), gx, largest);
  // What mathematics calls a convolution turns the kernel by half a circle first. Few libraries do.
  const turned = asLayer(image, asFilter(sobel.x).reverse([0, 1]));
  await compare(`${name}: turned kernel and conv2d`, turned, gx, largest);
  await compare(`${name}: turned kernel and −conv2d`, turned, gx.neg(), largest);
}

// Rain of Florence in one hour, row 0 in the south. Then a coast from space, whose rows begin in the north.
const { rain } = (await dataset('stage-iv')).variables;
const florence = tf.tensor2d(rain.take([12]), [118, 87]);
await show('Rain', rain.units, await florence.array());
const { nearInfrared } = (await dataset('landsat')).variables;
const coast = tf.tensor2d(nearInfrared.values, [352, 349]).reverse(0).slice([32, 150], [120, 120]);
await show('Near infrared', 'counts', await coast.array());
table({ title: 'Largest difference', columns: ['between', 'of the largest |Gx|'], rows });
