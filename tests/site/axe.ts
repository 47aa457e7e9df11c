import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of axe that colours decide: all that a change of theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** All that a page which axe has seen whole on one screen can break on another, in another theme. */
export const SCREEN_RULES = [...COLOUR_RULES, 'target-size', 'scrollable-region-focusable'];

/**
 * Rule and place of everything on the page that axe objects to, with every `details` open so that nothing hides.
 * @param rules only these, or else all
 */
export async function objections(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  // Evaluated, not added as a script: the page's policy lets no foreign script in.
  await page.evaluate(axe.source);
  return page.evaluate(
    async (only) => {
      const options = {
        // What is in order is not listed: that would take a third of the time.
        resultTypes: ['violations' as const],
        ...(only ? { runOnly: { type: 'rule' as const, values: only } } : {}),
      };
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    rules && [...rules],
  );
}
