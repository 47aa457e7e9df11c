import { describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { faultsOfBeginning } from './chapter-start.ts';
import { displaysThatAreCutOff, openAll, sizesOfFormulas } from './formulas-on-page.ts';
import { chaptersIn } from './pages.ts';
import { servedSite } from './served-site.ts';
import { SCREENS, visit } from './visit.ts';

const chapters = chaptersIn(await builtSite('/')).map((page) => page.path);

const site = servedSite();

test('there is a chapter', () => {
  expect(chapters).toContain('chapters/dense-networks/');
});

/** What a reader sees of each playground: how much code, and how much of the author's result. */
function shownInPlaygrounds() {
  const box = (element: Element | null) => {
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return width > 100 && height > 40;
  };
  return [...document.querySelectorAll('code-playground')].map((playground) => ({
    title: playground.querySelector('section')?.ariaLabel ?? '',
    code: box(playground.querySelector('[data-part="code"] pre')),
    codeText: (playground.querySelector('[data-part="code"] pre')?.textContent ?? '').length > 80,
    recorded: (playground.querySelector('[data-part="results"]')?.textContent ?? '').includes(
      'The author’s run',
    ),
    result: box(playground.querySelector('[data-part="results"]')),
  }));
}

describe.each(chapters)('/%s', (path) => {
  test('without JavaScript, code and recorded results stand there to be read, and every formula fits a phone', async () => {
    const { shown, sizes, colours, cut } = await visit(
      site.browser,
      site.url + path,
      { javaScriptEnabled: false },
      async (page) => {
        const shown = await page.evaluate(shownInPlaygrounds);
        const sizes = await page.evaluate(sizesOfFormulas);
        const colours = await page.evaluate(coloursOfLinks);
        await page.setViewportSize(SCREENS.phone);
        await page.evaluate(openAll);
        return { shown, sizes, colours, cut: await page.evaluate(displaysThatAreCutOff) };
      },
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const playground of shown) {
      expect(playground).toMatchObject({ code: true, codeText: true, result: true });
    }
    expect(shown.filter((playground) => playground.recorded).length).toBeGreaterThan(0);
    expect(sizes.count).toBeGreaterThan(0);
    expect(sizes.smallest).toBeGreaterThanOrEqual(1);
    expect(sizes.largest).toBeLessThan(1.11);
    expect(colours, 'colours of links in text, captions and self-test').toHaveLength(1);
    expect(cut, 'formulas wider than a phone').toEqual([]);
  });

  test('begins with something to touch on every screen; printed, code and recorded results are on the paper, no buttons, and no code and no formula is cut off', async () => {
    const { begins, shown, buttons, cut, cutFormulas, parted, wasted } = await visit(
      site.browser,
      site.url + path,
      {},
      async (page) => {
        // A chapter takes long to load, and lies on each screen, and on paper, as its width says.
        const begins = await faultsOfBeginning(page, path);
        await page.setViewportSize(paper);
        await page.emulateMedia({ media: 'print' });
        return {
          begins,
          shown: await page.evaluate(shownInPlaygrounds),
          buttons: await page.locator('code-playground button:visible').count(),
          cut: await page.evaluate(codeThatIsCutOff),
          cutFormulas: await page.evaluate(displaysThatAreCutOff),
          parted: await page.evaluate(partedOnPaper),
          wasted: await page
            .evaluate(() => dispatchEvent(new Event('beforeprint')))
            .then(() =>
              page.waitForFunction(() => !document.querySelector('.playground-solution [data-late]')),
            )
            .then(() => page.evaluate(wastedPaper)),
        };
      },
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const playground of shown) expect(playground).toMatchObject({ code: true, codeText: true });
    for (const playground of shown.filter(({ recorded }) => recorded)) expect(playground.result).toBe(true);
    expect(begins).toEqual([]);
    expect(buttons).toBe(0);
    expect(cut).toEqual([]);
    expect(cutFormulas).toEqual([]);
    expect(parted).toEqual([]);
    expect(wasted).toEqual([]);
  });
});

/** A4 without its margins of 16 and 18 mm. */
const paper = { width: 673, height: 986 };

/** The beginnings of code that reaches beyond its box, at the side or below a scroll bar. Runs in the page. */
function codeThatIsCutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('code-playground [data-part="code"], main pre')]
    .filter((element) => element.getClientRects().length > 0)
    .filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2,
    )
    .map((element) => (element.textContent ?? '').trim().slice(0, 60));
}

/** What a page break may part though it belongs together, and answers that stand where the question is read. Runs in the page. */
function partedOnPaper(): string[] {
  const shown = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].filter(
      (element) => element.getClientRects().length > 0,
    );
  const faults: string[] = [];
  for (const heading of shown(':is(h2, h3, h4, summary, .playground-bar)'))
    if (getComputedStyle(heading).breakAfter !== 'avoid')
      faults.push(`${heading.textContent} may stand alone at the foot of a page`);
  for (const figure of shown('figure'))
    if (getComputedStyle(figure).breakInside !== 'avoid') faults.push(`${figure.ariaLabel} may be parted`);
  const questions = shown('.quiz label').map((label) => label.getBoundingClientRect().bottom);
  const answers = shown('.quiz .why').map((why) => why.getBoundingClientRect().top);
  if (questions.length === 0 || answers.length !== questions.length) faults.push('answers are missing');
  if (Math.max(...questions) > Math.min(...answers)) faults.push('an answer stands above a question');
  return faults;
}

/** Panes without results, frames that may stand empty at the foot of a page, and code that is printed twice. Runs in the page. */
function wastedPaper(): string[] {
  const faults: string[] = [];
  for (const playground of document.querySelectorAll<HTMLElement>('.playground')) {
    const name = playground.ariaLabel;
    const has = (selector: string): boolean =>
      [...playground.querySelectorAll(selector)].some((one) => one.getBoundingClientRect().height > 1);
    if (has('.results-empty')) faults.push(`${name} has an empty pane`);
    if (has('.playground-solution .line.same')) faults.push(`${name} is printed twice`);
    if (Number.parseFloat(getComputedStyle(playground).borderTopWidth) > 0)
      faults.push(`the frame of ${name} may stand alone`);
    const solution = playground.querySelector('.playground-solution');
    if (solution?.querySelector('.line') && !has('.playground-solution .line:not(.same)'))
      faults.push(`the solution of ${name} shows nothing`);
  }
  return faults;
}

/**
 * The colours of links in paragraphs, captions and the self-test; numbers and citations have their own, and words that set a
 * knob are no links without a script. Runs in the page.
 */
function coloursOfLinks(): string[] {
  const links = document.querySelectorAll(
    '.sl-markdown-content > p > a:not(.eq, .cite, .set-knob), figcaption a:not(.figure-number), .quiz a',
  );
  return [...new Set([...links].map((link) => getComputedStyle(link).color))];
}
