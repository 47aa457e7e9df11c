import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** WebGPU and WebGL on a machine without a GPU (SwiftShader answers), and no traffic of the browser's own. */
const FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium for tests and recordings; the caller closes it.
 * @param flags command-line switches besides the usual ones
 */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const found = findChromium();
  if (!found) throw new Error('No Chromium. Run `npm test`, which installs one, or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath: found.path, args: [...FLAGS, ...flags] });
}
