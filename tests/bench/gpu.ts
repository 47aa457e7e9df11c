/**
 * `npm run bench:gpu`: a step of training of the seven reference models on this machine's GPU, in Node through Dawn (the
 * package `webgpu`, which is fetched at the first run), with this project's kernels, with TensorFlow.js as it comes and with
 * jax-js. Needs a driver for Vulkan, Metal or Direct3D 12; with `--software` it takes the software GPU of an installed
 * Chromium for Linux instead. `npm run bench:gpu -- mlp lstm` measures those; `--rounds 15` takes more turns.
 */
import { bundleSide } from './sides/build.ts';
import { findDawn } from './sides/find-dawn.ts';
import { NodeSide } from './sides/process.ts';
import { printTable } from './sides/table.ts';

const { module, env } = findDawn(process.argv.includes('--software'));
const [tfjs, jax] = await Promise.all([bundleSide('./tfjs-side.ts'), bundleSide('./jax-side.ts')]);
await printTable(
  {
    'this project': new NodeSide(tfjs, ['ours', 'webgpu', module], env),
    'stock WebGPU': new NodeSide(tfjs, ['stock', 'webgpu', module], env),
    'jax-js WebGPU': new NodeSide(jax, ['webgpu', module], env),
  },
  500,
);
