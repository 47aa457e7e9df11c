/**
 * `npm run bench:gpu`: a step of training of the six reference models on this machine's GPU, in Node through Dawn (the
 * package `webgpu`, which is fetched at the first run), with this project's kernels, with TensorFlow.js as it comes and with
 * jax-js. Needs a driver for Vulkan, Metal or Direct3D 12; with `--software` it takes the software GPU of an installed
 * Chromium for Linux instead. `npm run bench:gpu -- mlp lstm` measures those; `--rounds 15` takes more turns.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findChromium } from '../../src/commands/chromium.ts';
import { bundleSide } from './models/build.ts';
import { Side } from './models/process.ts';
import { printTable } from './models/table.ts';

const version = '0.6.2';
const cache = fileURLToPath(new URL('../../.cache/dawn/', import.meta.url));
const dawn = join(cache, 'node_modules', 'webgpu', 'index.js');

if (!existsSync(dawn)) {
  console.log(`Fetching webgpu ${version}, about 40 MB, into .cache/dawn …`);
  execFileSync('npm', ['install', '--no-save', '--no-package-lock', '--prefix', cache, `webgpu@${version}`], {
    stdio: 'inherit',
  });
}
const env = process.argv.includes('--software') ? softwareGpu() : {};
checkAdapter();

const [tfjs, jax] = await Promise.all([bundleSide('./tfjs-side.ts'), bundleSide('./jax-side.ts')]);
const module = pathToFileURL(dawn).href;
await printTable(
  {
    'this project': new Side(tfjs, ['ours', 'webgpu', module], env),
    'stock WebGPU': new Side(tfjs, ['stock', 'webgpu', module], env),
    'jax-js WebGPU': new Side(jax, ['webgpu', module], env),
  },
  500,
);

/** What tells Dawn's loader of Vulkan to take the software GPU that comes with Chromium. */
function softwareGpu(): Record<string, string> {
  const chromium = findChromium()?.path;
  const folders = [...(chromium ? [dirname(realpathSync(chromium))] : []), '/usr/lib/chromium'];
  const folder = folders.find((each) => existsSync(join(each, 'vk_swiftshader_icd.json')));
  if (!folder) throw new Error('No Chromium with a software GPU was found; `npm test` installs one.');
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json') };
}

/** Says which GPU it is, or ends. In a process of its own: the loader reads the environment when a process starts. */
function checkAdapter(): void {
  const code = [
    `import { create } from ${JSON.stringify(pathToFileURL(dawn).href)};`,
    'const info = (await create([]).requestAdapter())?.info;',
    "console.log(info ? info.description || [info.vendor, info.architecture].join(' ') : '');",
    'process.exit();',
  ].join('\n');
  const name = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  }).trim();
  if (!name) {
    console.error(
      'Dawn finds no GPU: it needs a driver for Vulkan, Metal or Direct3D 12. Or try --software.',
    );
    process.exit(1);
  }
  console.log(`GPU: ${name}`);
}
