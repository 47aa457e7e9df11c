import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { servedSite } from './served-site.ts';
import { visit } from './visit.ts';

const site = servedSite();

/** Addresses of scripts asked for since the page was opened, and a way to hold up those still to come. */
function watch(page: Page): { asked: string[]; hold(answer: 'late' | 'never'): Promise<void> } {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return {
    asked,
    hold: async (answer) => {
      await page.route(/\.js$/, async (route) => {
        if (answer === 'never') return route.abort();
        await new Promise((done) => setTimeout(done, 1500));
        await route.continue();
      });
    },
  };
}

const chapter = 'chapters/dense-networks/';

/** Search is the same on every page; where nothing depends on a page's length, a short one is opened. */
const shortPage = 'datasets/';

/** Opens search by its keys and waits for it, or for what the dialog says in its place. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.locator('.pagefind-ui__search-input, [role=status]').first().waitFor();
  expect(await dialog.getByRole('status').allTextContents()).toEqual([]);
}

test('what is typed right after Ctrl+K is searched for, though search comes later', async () => {
  await visit(site.browser, site.url + chapter, {}, async (page) => {
    const { asked, hold } = watch(page);
    await hold('late');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('humi');
    expect(asked.filter((address) => /\.js$/.test(address))).toHaveLength(1);
    const field = page.getByRole('dialog').locator('input');
    expect(await field.getAttribute('class')).toContain('search-at-first');
    await page.locator('.pagefind-ui__search-input').waitFor();
    await page.keyboard.type('dity');
    expect(await page.locator('.pagefind-ui__search-input').inputValue()).toBe('humidity');
    expect(await field.count()).toBe(1);
    await page.getByRole('dialog').locator('a[href*="/chapters/"]').first().waitFor();
  });
});

test('keys that follow the page’s load at once are not lost', async () => {
  const page = await site.browser.newPage();
  await page.goto(site.url + chapter, { waitUntil: 'load' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('neuron');
  await page.locator('.pagefind-ui__search-input').waitFor();
  expect(await page.locator('.pagefind-ui__search-input').inputValue()).toBe('neuron');
  await page.close();
});

test('a section is found by its heading, a formula by its name, and excerpts show no code', async () => {
  await visit(site.browser, site.url + shortPage, {}, async (page) => {
    await open(page);
    for (const [words, place] of [
      ['dropout', '/chapters/regularisation/#dropout'],
      ['Heidke skill score', '/chapters/back-to-2012/#what-the-scores-say'],
    ] as const) {
      await page.locator('.pagefind-ui__search-input').fill(words);
      const found = page.getByRole('dialog').locator(`a[href$="${place}"]`);
      await found.first().waitFor();
    }
    await page.locator('.pagefind-ui__search-input').fill('await');
    await page.locator('.pagefind-ui__message').filter({ hasText: 'await' }).waitFor();
    const excerpts = await page.locator('.pagefind-ui__result-excerpt').allTextContents();
    expect(excerpts.join(' ')).not.toMatch(/\bconst \w+ =|\);/);
  });
});

test('search that got lost on its way is asked for again', async () => {
  await visit(site.browser, site.url + shortPage, {}, async (page) => {
    let lost = 0;
    await page.route(/\.js$/, (route) => (lost++ === 0 ? route.abort() : route.continue()));
    await open(page);
    expect(lost).toBeGreaterThan(1);
    await page.getByText('is the network there?').waitFor({ state: 'detached' });
  });
});

test('search that could not be had says so, and comes with the next opening', async () => {
  await visit(site.browser, site.url + shortPage, {}, async (page) => {
    await watch(page).hold('never');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByText('is the network there?').waitFor();
    await page.unroute(/\.js$/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('neuron');
    await page.getByRole('dialog').locator('a[href*="/chapters/"]').first().waitFor();
  });
});

test('search for a name of lab leads to the place that explains it', async () => {
  await visit(site.browser, site.url + shortPage, {}, async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('fairCrps');
    const found = page.getByRole('dialog').locator('a[href$="/lab/verification/#fairCrps"]');
    await found.first().click();
    await page.waitForURL(/\/lab\/verification\/#fairCrps$/);
    const heading = page.getByRole('heading', { name: 'fairCrps', exact: true });
    await expect
      .poll(() => heading.boundingBox().then((box) => (box?.y ?? -1) > 0 && (box?.y ?? 900) < 300))
      .toBe(true);
  });
});
