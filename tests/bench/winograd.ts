/**
 * `npm run bench:winograd`: convolutions 3 × 3 and both gradients by Winograd's products and by patches, on WASM, in processes that
 * differ in nothing else: how many times as fast the products are. What the course's kernels would leave to patches, as
 * `playground/kernels/wasm/winograd.ts` has it, goes by patches on both sides. `--rounds 9` takes more turns.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Plugin } from 'esbuild';
import { bundleSide } from './sides/build.ts';
import { compare } from './sides/compare.ts';
import { NodeSide } from './sides/process.ts';
import { shapes, ways } from './sides/winograd-cases.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

/** The kernels of the course, of which none thinks that a convolution suits Winograd. */
const byPatches: Plugin = {
  name: 'by-patches',
  setup({ onLoad }) {
    onLoad({ filter: /kernels\/wasm\/winograd\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/export function suitsWinograd\(.*\{\n/, '$&return false;\n');
      if (contents === text) throw new Error('There is no suitsWinograd to answer for.');
      return { contents, loader: 'ts' };
    });
  },
};

const [tiles, patches] = await Promise.all([
  bundleSide('./winograd-side.ts'),
  bundleSide('./winograd-side.ts', [byPatches]),
]);
const sides = { products: new NodeSide(tiles, []), patches: new NodeSide(patches, []) };
console.log(`${'images, channels'.padEnd(26)}${ways.map((way) => way.padStart(10)).join('')}`);
for (const shape of shapes) {
  const ratios: string[] = [];
  for (const way of ways) {
    const { ratios: of } = await compare(`${shape} ${way}`, sides, {
      rounds: Number(values.rounds),
      turn: 40,
    });
    ratios.push((of['patches']?.toFixed(2) ?? '–').padStart(10));
  }
  console.log(shape.padEnd(26) + ratios.join(''));
}
for (const each of Object.values(sides)) each.end();
