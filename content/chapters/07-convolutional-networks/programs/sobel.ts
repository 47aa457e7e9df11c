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
/** An axis along cells; of answers, the outermost cells are cut off. */
const axis = (label: string, first: number, cells: number) => (cut: number) => ({
  label,
  first: first + cut,
  last: first + cells - 1 - cut,
});
const square = [axis('column', 0, 120), axis('row, northward', 0, 120)] as const;
async function show(name: string, units: string, image: number[][], [x, y] = square) {
  const gx = asLayer(image, asFilter(sobel.x));
  const gy = asLayer(image, asFilter(sobel.y));
  const steep = gx.square().add(gy.square()).sqrt().div(8); // its sides weigh 4 each and lie 2 cells apart
  const largest = gx.abs().max();
  field(image, { title: name, units, x: x(0), y: y(0) });
  const inside = { units: `${units} per cell`, x: x(1), y: y(1) };
  field(gx.div(8), { title: `${name}: rise to the east`, palette: 'diverging', ...inside });
  field(steep, { title: `${name}: how steep`, ...inside });
  await compare(`${name}: loop and conv2d`, tf.tensor2d(byHand(image, sobel.x)), gx, largest);
  // What mathematics calls a convolution turns the kernel by half a circle first. Few libraries do.
  const turned = asLayer(image, asFilter(sobel.x).reverse([0, 1]));
  await compare(`${name}: turned kernel and conv2d`, turned, gx, largest);
  await compare(`${name}: turned kernel and −conv2d`, turned, gx.neg(), largest);
}

// Rain of Florence in one hour, row 0 in the south, on the grid of the river forecasters, which is named HRAP.
const hour = 12; // @knob 0..22 hour of the rain
const { rain } = (await dataset('stage-iv')).variables;
const florence = await tf.tensor2d(rain.take([hour]), [118, 87]).array();
await show('Rain', rain.units, florence, [axis('HRAP column', 951.6, 87), axis('HRAP row', 386.5, 118)]);
// Then a coast from space, whose rows begin in the north.
const { nearInfrared } = (await dataset('landsat')).variables;
const coast = tf.tensor2d(nearInfrared.values, [352, 349]).reverse(0).slice([32, 150], [120, 120]);
await show('Near infrared', 'counts', await coast.array());
table({ title: 'Largest difference', columns: ['between', 'of the largest |Gx|'], rows });
