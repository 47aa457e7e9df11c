import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of axe that colours decide: all that a change of theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** All that a page which axe has seen whole on one screen can break on another, in another theme. */
export const SCREEN_RULES = [...COLOUR_RULES, 'target-size', 'scrollable-region-focusable'];

/**
 * Empties what is alike to axe: formulas beyond the first twenty, and the lines of programs all of whose colours have been
 * seen before on the same ground, but for the first twelve lines of the first program there.
 * A long chapter has seven thousand parts of these, with which axe takes three times as long. Nothing but axe should look
 * at the page afterwards.
 */
export function thinOut(page: Page): Promise<void> {
  return page.evaluate(() => {
    const groundOf = (element: Element | null): string => {
      const ground = element ? getComputedStyle(element).backgroundColor : '';
      return element && ground === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : ground;
    };
    const grounds = new Set<string>();
    const seen = new Set<string>();
    // Emptied at the end: after each change the browser would work all styles out anew for the next line.
    const alike = [...document.querySelectorAll('.katex')].slice(20);
    for (const code of document.querySelectorAll('pre code')) {
      const whole = grounds.has(groundOf(code)) ? 0 : 12;
      grounds.add(groundOf(code));
      for (const [index, line] of [...code.children].entries()) {
        const ground = groundOf(line);
        const colours = [...line.children].map((token) => `${line.className} ${token.className} ${ground}`);
        if (index >= whole && colours.every((colour) => seen.has(colour))) alike.push(line);
        for (const colour of colours) seen.add(colour);
      }
    }
    for (const one of alike) one.replaceChildren('x');
  });
}

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
