import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '../../../src/commands/browsers.ts';
import { findBrowser } from '../../../src/commands/find-browser.ts';

const version = '0.6.2';
const cache = fileURLToPath(new URL('../../../.cache/dawn/', import.meta.url));
const path = join(cache, 'node_modules', 'webgpu', 'index.js');

/** Where a process finds Dawn, and what its environment needs for it. */
export interface Dawn {
  module: string;
  env: Readonly<Record<string, string>>;
}

/** Fetches Dawn where it is missing, says which GPU it finds, or ends the process where it finds none. */
export function findDawn(software: boolean): Dawn {
  if (!existsSync(path)) {
    console.log(`Fetching webgpu ${version}, about 40 MB, into .cache/dawn …`);
    execFileSync(
      'npm',
      ['install', '--no-save', '--no-package-lock', '--prefix', cache, `webgpu@${version}`],
      { stdio: 'inherit' },
    );
  }
  const dawn = { module: pathToFileURL(path).href, env: software ? softwareGpu() : {} };
  const name = adapterOf(dawn);
  if (!name) {
    console.error(
      'Dawn finds no GPU: it needs a driver for Vulkan, Metal or Direct3D 12. Or try --software.',
    );
    process.exit(1);
  }
  console.log(`GPU: ${name}`);
  return dawn;
}

/** What tells Dawn's loader of Vulkan to take the software GPU that comes with Chromium. */
function softwareGpu(): Record<string, string> {
  const browser = findBrowser(chromium)?.path;
  const folders = [...(browser ? [dirname(realpathSync(browser))] : []), '/usr/lib/chromium'];
  const folder = folders.find((each) => existsSync(join(each, 'vk_swiftshader_icd.json')));
  if (!folder) throw new Error('No Chromium with a software GPU was found; `npm test` installs one.');
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json') };
}

/** The GPU's name, asked in a process of its own: the loader reads the environment when a process starts. */
function adapterOf({ module, env }: Dawn): string {
  const code = [
    `import { create } from ${JSON.stringify(module)};`,
    'const info = (await create([]).requestAdapter())?.info;',
    "console.log(info ? info.description || [info.vendor, info.architecture].join(' ') : '');",
    'process.exit();',
  ].join('\n');
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  }).trim();
}
