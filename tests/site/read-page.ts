import type { Browser, Page, Response } from 'playwright-core';
import { COLOUR_RULES, objections, thinOut } from './axe.ts';
import { type Shift, shiftsSoFar, watchShifts } from './shifts.ts';
import { readThrough, SCREENS, visit } from './visit.ts';
import { gzipped, type Weight, weigh } from './weight.ts';

/** What was seen of a page that was read to its end, and of which nothing was pressed. */
export interface PageRead {
  /** Everything that moved while the page loaded and was read. */
  shifts: Shift[];
  /** The page's width and what reaches beyond its right edge; nothing when it fits. */
  beyond: string[];
  /** Whether there is anything to run, to answer, to set or to look through. */
  plays: boolean;
  /** Paths asked for. */
  asked: string[];
  /** Those of them that brought the style sheet of an editor. */
  editorStyles: string[];
  /** What the content security policy refused. */
  refused: string[];
  /** What was fetched before anything was scrolled. */
  firstView: Weight;
  /** Bytes of JavaScript after gzip, by path; what stands in the page itself is under `in the page`. */
  scripts: Record<string, number>;
  /** The theme in force after loading. */
  theme: string | undefined;
  /** What axe objects to in the first theme, and, where it was asked, to the other theme's colours. */
  objections: string[];
  objectionsInOtherTheme: string[];
}

const playing = 'code-playground, explorable-figure, .quiz, dataset-explorer, your-work, kernel-benchmark';

/** Scripts and fonts as a slow line brings them, so that they arrive after the first paint. */
async function onASlowLine(page: Page): Promise<void> {
  await page.route(/\.(woff2|js)$/, async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
}

/** Milliseconds that a page may take; the longest takes twenty seconds beside another browser. */
const readMs = 55_000;

interface HowToRead {
  screen: keyof typeof SCREENS;
  colorScheme: 'light' | 'dark';
  bothThemes: boolean;
  /** The rules of axe that are asked; all unless given. */
  rules?: readonly string[] | undefined;
}

/** Reads a page once, on a slow line, and notes all that the tests of every page ask about. */
export function readPage(
  browser: Browser,
  url: string,
  { screen, colorScheme, bothThemes, rules }: HowToRead,
): Promise<PageRead> {
  const look = async (page: Page, gathered: Gathered, doing: (what: string) => void): Promise<PageRead> => {
    const { answers, firstView: weighed, scripts, ...noted } = gathered;
    doing('wait for fonts');
    await page.evaluate(() => document.fonts.ready);
    doing('weigh');
    const firstView = await weighed();
    doing('read through');
    await readThrough(page);
    doing('wait for answers');
    await Promise.all(answers);
    doing('look at the edges');
    const inline = await page.evaluate(inlineScripts);
    if (inline !== '') scripts['in the page'] = gzipped(inline);
    const seen = {
      ...noted,
      asked: [...noted.asked],
      scripts,
      firstView,
      shifts: await page.evaluate(shiftsSoFar),
      beyond: await page.evaluate(beyondTheEdge),
      theme: await page.evaluate(() => document.documentElement.dataset['theme']),
      plays: (await page.locator(playing).count()) > 0,
    };
    doing('ask axe');
    await thinOut(page);
    const found = await objections(page, rules);
    if (!bothThemes) return { ...seen, objections: found, objectionsInOtherTheme: [] };
    await page.evaluate((theme) => {
      document.documentElement.dataset['theme'] = theme === 'dark' ? 'light' : 'dark';
    }, seen.theme);
    return { ...seen, objections: found, objectionsInOtherTheme: await objections(page, COLOUR_RULES) };
  };
  return visit(browser, url, { viewport: SCREENS[screen], colorScheme }, look, gather, readMs);
}

/** What is noted of a page from before it is asked for. */
interface Gathered extends Pick<PageRead, 'asked' | 'editorStyles' | 'refused' | 'scripts'> {
  firstView: ReturnType<typeof weigh>;
  /** What is still read of answers that have come. */
  answers: Promise<void>[];
}

async function gather(page: Page): Promise<Gathered> {
  const gathered: Gathered = {
    asked: [],
    editorStyles: [],
    refused: [],
    scripts: {},
    answers: [],
    firstView: weigh(page),
  };
  const read = async (response: Response): Promise<void> => {
    const type = response.headers()['content-type'] ?? '';
    const path = new URL(response.url()).pathname;
    if (/javascript/.test(type)) gathered.scripts[path] = gzipped(await response.body());
    if (/css/.test(type) && /\.monaco-|\.cm-/.test(await response.text())) gathered.editorStyles.push(path);
  };
  await onASlowLine(page);
  await page.addInitScript(watchShifts);
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) gathered.refused.push(message.text());
  });
  page.on('request', (request) => gathered.asked.push(new URL(request.url()).pathname));
  page.on('response', (response) => void gathered.answers.push(read(response)));
  return gathered;
}

/** The text of all scripts that stand in the page. Runs in the page, as does the next. */
function inlineScripts(): string {
  return [...document.scripts]
    .filter((script) => script.src === '' && /^$|javascript|module/.test(script.type))
    .map((script) => script.textContent)
    .join('\n');
}

function beyondTheEdge(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isCut = (element: Element): boolean => {
    const { parentElement } = element;
    if (!parentElement || parentElement === document.body) return false;
    return getComputedStyle(parentElement).overflowX !== 'visible' || isCut(parentElement);
  };
  const beyond = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !isCut(element))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`${scrollWidth} px`, ...beyond.slice(0, 5)];
}
