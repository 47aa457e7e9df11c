/**
 * `npm run bench:ops`: the operations that the project has kernels for, small and large, against those of TensorFlow.js as
 * it comes: none may be slower. On WASM; with `--gpu` on this machine's GPU, with `--software` on a software GPU, in Node
 * through Dawn. `npm run bench:ops -- softmax conv2d` runs those whose name has one of the words.
 */
import { parseArgs } from 'node:util';
import { cases } from './ops/cases.ts';
import { bundleSide } from './sides/build.ts';
import { compare } from './sides/compare.ts';
import { findDawn } from './sides/find-dawn.ts';
import { NodeSide } from './sides/process.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gpu: { type: 'boolean', default: false },
    software: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
  },
});
/** Below it an operation counts as slower: what two runs of the same kernel may differ by. */
const alike = 0.97;

const dawn = values.gpu || values.software ? findDawn(values.software) : undefined;
const script = await bundleSide('./ops-side.ts');
const options = dawn ? ['webgpu', dawn.module] : ['wasm'];
const side = (kernels: string) => new NodeSide(script, [kernels, ...options], dawn?.env);
const sides = { 'this project': side('ours'), stock: side('stock') };
const chosen = Object.keys(cases).filter(
  (name) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
const ratios: [name: string, ratio: number][] = [];
for (const name of chosen) {
  const row = await compare(name, sides, { rounds: Number(values.rounds), turn: 60 });
  const ratio = row.ratios['stock'];
  if (ratio !== undefined) ratios.push([name, ratio]);
  console.log(ratio === undefined ? '     cannot' : `${ratio.toFixed(2).padStart(9)} ×`, name);
}
for (const each of Object.values(sides)) each.end();
const slower = ratios.filter(([, ratio]) => ratio < alike);
console.log(`${ratios.length} operations that both can, ${slower.length} slower than ${alike} ×`);
for (const [name, ratio] of slower) console.log(`  ${ratio.toFixed(2)} × ${name}`);
