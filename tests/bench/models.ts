/**
 * `npm run bench:models`: a step of training, forwards, backwards and Adam, for the seven reference models on WASM, with this
 * project's kernels, with TensorFlow.js as it comes and with jax-js; and with TensorFlow.js on its CPU backend. Each side
 * is a process of its own; times are those of its processor.
 * `npm run bench:models -- mlp lstm` measures those; `--rounds 15` takes more turns.
 */
import { bundleSide } from './sides/build.ts';
import { NodeSide } from './sides/process.ts';
import { printTable } from './sides/table.ts';

const [tfjs, jax] = await Promise.all([bundleSide('./tfjs-side.ts'), bundleSide('./jax-side.ts')]);
await printTable(
  {
    'this project': new NodeSide(tfjs, ['ours', 'wasm']),
    'stock WASM': new NodeSide(tfjs, ['stock', 'wasm']),
    'jax-js WASM': new NodeSide(jax, ['wasm']),
    'stock CPU': new NodeSide(tfjs, ['stock', 'cpu']),
  },
  250,
);
