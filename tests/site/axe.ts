import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Half as long to send and to parse as what `axe-core` gives as its source. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const CONTRAST = 'color-contrast';

/** The rules of axe that colours decide: all that a change of theme can break. */
export const COLOUR_RULES = [CONTRAST, 'link-in-text-block'];

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
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const others = rules?.filter((rule) => rule !== CONTRAST);
  const contrast = !rules || rules.includes(CONTRAST) ? await page.evaluate(contrastObjections) : [];
  return [...contrast, ...(others?.length === 0 ? [] : await page.evaluate(otherObjections, others))];
}

/** Everything of axe that is in the page once its source has been evaluated. */
interface WithAxe {
  axe: typeof axe;
}

/** What axe objects to but contrast. Runs in the page, as does the next. */
async function otherObjections(only: readonly string[] | undefined): Promise<string[]> {
  const { axe } = globalThis as unknown as WithAxe;
  const { violations } = await axe.run({
    // What is in order is not listed: that would take a third of the time.
    resultTypes: ['violations'],
    ...(only
      ? { runOnly: { type: 'rule', values: [...only] } }
      : { rules: { 'color-contrast': { enabled: false } } }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/**
 * Contrast takes axe as long as all other rules together, for it looks for each letter at what lies below it. Of texts of the
 * same colour, size and weight on the same ground it sees four.
 */
async function contrastObjections(): Promise<string[]> {
  const { axe } = globalThis as unknown as WithAxe;
  const grounds = new Map<Element | null, string>([[null, '']]);
  const groundOf = (element: Element | null): string => {
    const known = grounds.get(element);
    if (known !== undefined || !element) return known ?? '';
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
    const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter}`;
    const clear = own === 'rgba(0, 0, 0, 0) none 1 none';
    const ground = clear ? groundOf(element.parentElement) : `${own} / ${groundOf(element.parentElement)}`;
    grounds.set(element, ground);
    return ground;
  };
  const alike = new Map<string, Element[]>();
  for (const element of document.body.querySelectorAll('*')) {
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const isField = element.matches('input, select, textarea');
    if (!isText && !isField) continue;
    const { color, fontSize, fontWeight, position, textShadow } = getComputedStyle(element);
    const key = [
      element.tagName,
      color,
      fontSize,
      fontWeight,
      position,
      textShadow,
      groundOf(element),
    ].join();
    const some = alike.get(key) ?? [];
    if (some.length < 4) alike.set(key, [...some, element]);
  }
  const { violations } = await axe.run(
    { include: [...alike.values()].flat() },
    { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
