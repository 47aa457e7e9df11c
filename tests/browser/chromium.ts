import type { Browser } from 'playwright-core';
import { launchChromium } from '../../src/commands/launch-chromium.ts';

export { launchChromium };

/** A Chromium for tests that only look at pages, or run programs on the CPU or on WASM. */
export const launchReader = (): Promise<Browser> => launchChromium({ graphics: false });
