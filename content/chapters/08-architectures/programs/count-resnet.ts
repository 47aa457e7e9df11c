/**
 * @title ResNet-101, counted
 * @expect table "ResNet-101" cell "all" "parameters" between 44549159 and 44549161
 * @expect table "ResNet-101" cell "all" "products (10⁶)" between 7795 and 7810
 * @expect table "ResNet-101" cell "3 blocks of 512" "sees" between 970 and 972
 * @expect log "layers with weights:" between 100 and 102
 * @expect log "of them for shortcuts:" between 2776000 and 2777000
 */
import { log, table } from 'lab';

const third = 23; // @knob 1..36 blocks in the third stage
const stages = [
  { count: 3, width: 64 },
  { count: 4, width: 128 },
  { count: third, width: 256 },
  { count: 3, width: 512 },
];
let [size, channels] = [224, 3]; // the picture that comes in
let [sees, apart] = [1, 1]; // a unit's view, and how far neighbours lie apart
let [parameters, products, layers, forShortcuts] = [0, 0, 0, 0];
const rows: (string | number | null)[][] = [];
const note = (name: string) => {
  const shape = `${size} × ${size} × ${channels}`;
  rows.push([name, shape, parameters, products / 1e6, sees]);
};
/** A convolution from `inputs` channels without bias, and a scale and a shift per filter for batch normalisation. */
function learned(k: number, inputs: number, filters: number) {
  products += k * k * inputs * filters * size ** 2;
  const count = k * k * inputs * filters + 2 * filters;
  parameters += count;
  return count;
}
function conv(k: number, filters: number, stride = 1) {
  size /= stride; // padded with (k − 1) / 2 cells on each side
  sees += (k - 1) * apart;
  apart *= stride;
  learned(k, channels, filters);
  channels = filters;
  layers += 1;
}
conv(7, 64, 2);
note('7 × 7');
sees += (3 - 1) * apart; // pooling of 3 × 3 with stride 2
[size, apart] = [size / 2, apart * 2];
for (const { count, width } of stages) {
  for (let block = 0; block < count; block++) {
    const before = channels;
    conv(1, width); // fewer channels
    conv(3, width, block === 0 && width > 64 ? 2 : 1); // around
    conv(1, 4 * width); // and more again
    // x + F(x) wants equal shapes. Where they differ, x goes
    // through a convolution of 1 × 1; it is not counted as a
    // layer.
    if (before !== channels) forShortcuts += learned(1, before, channels);
  }
  note(`${count} blocks of ${width}`);
}
size = 1; // the mean over all places
parameters += channels * 1000 + 1000; // and a dense layer
products += channels * 1000;
layers += 1;
rows.push(['all', '1000', parameters, products / 1e6, null]);
log('layers with weights:', layers);
log('of them for shortcuts:', forShortcuts, 'parameters');
const columns = ['up to', 'gives', 'parameters', 'products (10⁶)', 'sees'];
table({ title: `ResNet-${layers}`, columns, rows, decimals: 0 });
