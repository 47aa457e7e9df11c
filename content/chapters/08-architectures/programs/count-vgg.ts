/**
 * @title VGG-16, counted
 * @expect table "VGG-16" cell "all" "parameters" between 138357543 and 138357545
 * @expect table "VGG-16" cell "all" "products (10⁶)" between 15470 and 15471
 * @expect table "VGG-16" cell "block 5, pool" "sees" between 211 and 213
 * @expect log "convolutions:" between 14714687 and 14714689
 */
import { log, table } from 'lab';

// Blocks of 3 × 3 convolutions with one cell of padding: how
// many, and with how many filters. After each a pooling
// of 2 × 2.
const blocks = [
  { count: 2, filters: 64 },
  { count: 2, filters: 128 },
  { count: 3, filters: 256 },
  { count: 3, filters: 512 },
  { count: 3, filters: 512 },
];
const dense = [4096, 4096, 1000];
let [size, channels] = [224, 3]; // the picture that comes in
let [sees, apart] = [1, 1]; // a unit's view, and how far neighbours lie apart

type Row = (string | number | null)[];
const rows: Row[] = [];
const total = { parameters: 0, products: 0 };
function note(name: string, parameters: number, products: number, view: number | null) {
  total.parameters += parameters;
  total.products += products;
  rows.push([name, `${size} × ${size} × ${channels}`, parameters, products / 1e6, view]);
}
for (const [b, { count, filters }] of blocks.entries()) {
  for (let layer = 1; layer <= count; layer++) {
    const weights = 3 * 3 * channels * filters;
    channels = filters;
    sees += (3 - 1) * apart;
    note(`block ${b + 1}, layer ${layer}`, weights + filters, weights * size ** 2, sees);
  }
  size /= 2;
  sees += (2 - 1) * apart;
  apart *= 2;
  note(`block ${b + 1}, pool`, 0, 0, sees);
}
log('convolutions:', total.parameters, 'parameters');
for (const [l, units] of dense.entries()) {
  const weights = size ** 2 * channels * units; // from all that is there
  [size, channels] = [1, units];
  note(`dense ${l + 1}`, weights + units, weights, null);
}
rows.push(['all', null, total.parameters, total.products / 1e6, null]);
const columns = ['layer', 'gives', 'parameters', 'products (10⁶)', 'sees'];
table({ title: 'VGG-16', columns, rows, decimals: 0 });
