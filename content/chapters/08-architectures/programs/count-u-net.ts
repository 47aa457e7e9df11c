/**
 * @title The U-Net, counted
 * @expect table "U-Net" cell "1 × 1" "parameters so far" between 31030657 and 31030659
 * @expect table "U-Net" cell "1 × 1" "size" between 387 and 389
 * @expect log "convolutions:" between 22 and 24
 */
import { log, table } from 'lab';

const padding = 0; // @knob 0..1 padding (1 keeps the size)
const widths = [64, 128, 256, 512];
let [size, channels] = [572, 1]; // a grey picture
let [parameters, products, convolutions] = [0, 0, 0];
const rows: (string | number)[][] = [];
const note = (name: string) => rows.push([name, size, channels, parameters, products / 1e6]);

function conv(k: number, filters: number) {
  if (k > 1) size += 2 * padding - (k - 1);
  const weights = k * k * channels * filters;
  parameters += weights + filters;
  products += weights * size ** 2;
  channels = filters;
  convolutions += 1;
}
function twice(filters: number, name: string) {
  conv(3, filters);
  conv(3, filters);
  note(name);
}
const aside: { size: number; channels: number }[] = [];
for (const filters of widths) {
  twice(filters, `down, ${filters}`);
  aside.push({ size, channels }); // kept for the way up
  size /= 2; // pooling: the largest of 2 × 2
}
twice(1024, 'bottom');
for (const filters of [...widths].reverse()) {
  // The up-convolution: each cell becomes 2 × 2 cells.
  const weights = 4 * channels * filters;
  parameters += weights + filters;
  products += weights * size ** 2;
  convolutions += 1;
  [size, channels] = [2 * size, filters];
  const kept = aside.pop() ?? { size, channels };
  log(`kept: ${kept.size}, cut to ${size}, laid beside ${channels} channels`);
  channels += kept.channels;
  twice(filters, `up, ${filters}`);
}
conv(1, 2); // two answers for each cell
note('1 × 1');
log('convolutions:', convolutions);
const columns = ['up to', 'size', 'channels', 'parameters so far', 'products (10⁶)'];
table({ title: 'U-Net', columns, rows, decimals: 0 });
