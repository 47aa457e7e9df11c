import { type Browser, chromium as playwright } from 'playwright-core';
import { chromium } from './browsers.ts';
import { findBrowser } from './find-browser.ts';

/**
 * No traffic of the browser's own, and what a Chromium with windows has without being asked: a process for each site, and
 * letters that are not bent to the pixels.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--site-per-process',
  '--font-render-hinting=none',
];

/** WebGPU and WebGL on a machine without a graphics processor: SwiftShader answers. It need not paint the pages too. */
const SWIFTSHADER = [
  '--enable-unsafe-webgpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
];

export interface LaunchOptions {
  /**
   * Whether there are WebGPU and WebGL, by software where nothing else is. Without them pages are painted in half the
   * time, for Chromium does not imitate a graphics processor to paint.
   */
  graphics?: boolean;
  /** How many megabytes the scripts of a page or of a worker may hold, where it is to be less than Chromium's 4096. */
  heap?: number;
}

/** A headless Chromium for tests and recordings; the caller closes it. */
export function launchChromium({ graphics = true, heap }: LaunchOptions = {}): Promise<Browser> {
  const found = findBrowser(chromium);
  if (!found) throw new Error('No Chromium. Run `npm test`, which installs one, or set CHROMIUM_PATH.');
  const args = [...FLAGS, ...(graphics ? SWIFTSHADER : ['--disable-gpu'])];
  if (heap !== undefined) args.push(`--js-flags=--max-old-space-size=${heap}`);
  return playwright.launch({ executablePath: found.path, args });
}
