import type { Page } from 'playwright-core';
import { type SharedProgram, writeFragment } from '../../playground/session/share.ts';

/** Goes to the link of another program on the full page that is open, as a press on one does. */
export function goToLink(page: Page, program: SharedProgram): Promise<void> {
  return page.evaluate((fragment) => {
    location.hash = fragment;
  }, writeFragment(program));
}

/**
 * Follows a link to another program on the full page that is open, and waits until nothing is said of the last one any
 * more: much less work than a page of its own, whose scripts and TensorFlow.js come anew.
 */
export async function followLink(page: Page, program: SharedProgram): Promise<void> {
  await goToLink(page, program);
  await page
    .getByRole('region', { name: 'Playground', exact: true })
    .getByRole('status')
    .filter({ hasNotText: /^(Running|Stopped|Finished|Failed)/ })
    .waitFor();
}
