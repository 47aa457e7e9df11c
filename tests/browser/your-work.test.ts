import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { version } from '../../playground/store/migrations.ts';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* What a reader has done is there when they come back, in every tab, and goes into a file and out of one. */

const { openPage, origin } = sitePages({ graphics: false });
const path = 'chapters/dense-networks/?backend=cpu';

let page: Page;

/**
 * Opens a page, on a screen that is touched, where the light editor opens.
 * @param prepare comes before the page's own scripts
 */
async function open(where = path, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
  page = await openPage(where, { viewport: { width: 1280, height: 720 }, hasTouch: true }, prepare);
}

/** The machine may be busy with other tests: what has to come may take a while. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(() => read(), { timeout: 60_000 });

const question = (number: number, where = page) => where.locator('.quiz .question').nth(number - 1);
const choose = (number: number, which: 'right' | 'wrong', where = page): Promise<void> =>
  question(number, where).locator(`.${which} input`).first().check();
const summary = (where = page): Promise<string | null> => where.locator('.quiz-reset').textContent();
const isChosen = (number: number, which: 'right' | 'wrong', where = page): Promise<boolean> =>
  question(number, where).locator(`.${which} input`).first().isChecked();

/** What the database holds in one of its places, by key. */
function kept(place: string): Promise<Record<string, unknown>> {
  return page.evaluate(async (place) => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'playground')) return {};
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('playground'));
    // An edition before had no such place; a connection that stays open would stand in the way of the next.
    const store = database.objectStoreNames.contains(place) && database.transaction(place).objectStore(place);
    const [keys, values] = store
      ? await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
      : [[], []];
    database.close();
    return Object.fromEntries(keys.map((key, k) => [String(key), values[k]]));
  }, place);
}

/** Makes a database as an edition of the site did, or takes that which is there, and puts an edit into it. */
function makeDatabase(edition: number | undefined, slot: string, source: string): Promise<void> {
  return page.evaluate(
    async ({ edition, slot, source }) => {
      const request = indexedDB.open('playground', edition);
      await new Promise<void>((resolve) => {
        request.onupgradeneeded = () => {
          request.result.createObjectStore('edits');
          request.result.createObjectStore('damaged');
        };
        request.onsuccess = () => resolve();
      });
      const transaction = request.result.transaction('edits', 'readwrite');
      transaction.objectStore('edits').put({ source, original: 'x', savedAt: 1 }, slot);
      await new Promise<void>((resolve) => {
        transaction.oncomplete = () => resolve();
      });
      request.result.close();
      localStorage.setItem(`playground-edit:${slot}`, '1');
    },
    { edition, slot, source },
  );
}

/** Answers that are noted before the store is loaded. */
const noted = (): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('playground-result:')));

describe('the answers of a self-test', () => {
  test('are there on return, as long as their words are, in every tab, until they are cleared', async () => {
    await open();
    // At once, in a browser that had nothing: before anything is loaded the answer is noted.
    await choose(1, 'right');
    await page.reload();
    await eventually(summary).toContain('1 of 5 answered, 1 right');
    expect(await isChosen(1, 'right')).toBe(true);
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(1);
    await eventually(noted).toEqual([]);

    // With their reasons, which are not read out. A damaged note is none, and goes.
    await choose(2, 'wrong');
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(2);
    await page.evaluate(() => localStorage.setItem('playground-result:answers:no-such', '{"choice":7'));
    await page.reload();
    await eventually(summary).toContain('2 of 5 answered, 1 right');
    expect(await isChosen(1, 'right')).toBe(true);
    expect(await isChosen(2, 'wrong')).toBe(true);
    const why = question(2).locator('.wrong .why').first();
    expect(await why.isVisible()).toBe(true);
    expect(await why.getAttribute('aria-live')).toBe('off');
    await eventually(noted).toEqual([]);
    expect(Object.keys(await kept('answers'))).toHaveLength(2);
    await choose(2, 'right');
    expect(await why.getAttribute('aria-live')).toBe('polite');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await eventually(() => kept('answers').then(JSON.stringify)).not.toContain('"right":false');

    // A question whose words have changed since is open again.
    const id = await question(1).locator('.right input').getAttribute('id');
    const chapter = '**/chapters/dense-networks/?*';
    await page.context().route(chapter, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(`"${id}"`, '"a-new"') });
    });
    await page.reload();
    await eventually(summary).toContain('1 of 5 answered');
    expect(await question(1).locator('input:checked').count()).toBe(0);
    await page.context().unroute(chapter);

    const tab = await page.context().newPage();
    await tab.goto(origin() + path);
    await choose(3, 'right');
    await eventually(() => isChosen(3, 'right', tab)).toBe(true);
    await choose(3, 'wrong', tab);
    await eventually(() => isChosen(3, 'wrong')).toBe(true);
    await choose(4, 'right', tab);
    await eventually(summary).toContain('3 of 5 answered, 2 right');
    await tab.getByRole('button', { name: 'Clear the answers' }).click();
    await eventually(() => page.locator('.quiz input:checked').count()).toBe(0);
    await eventually(() => kept('answers')).toEqual({});
    await tab.reload();
    await tab.waitForTimeout(500);
    expect(await tab.locator('.quiz input:checked').count()).toBe(0);
  });

  test('that were chosen before any script was there are kept too', async () => {
    await open('404.html');
    await page.context().route('**/_astro/first.*.js', async (route) => {
      await new Promise((go) => setTimeout(go, 1500));
      await route.continue();
    });
    await page.goto(origin() + path, { waitUntil: 'commit' });
    await choose(3, 'right');
    await eventually(summary).toContain('1 of 5 answered, 1 right');
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(1);
  });

  test('are kept once the store can be fetched, and so is that they were cleared', async () => {
    const store = '**/_astro/marking*.js';
    await open();
    await page.context().route(store, (route) => route.abort());
    await choose(1, 'right');
    await choose(2, 'wrong');
    await choose(2, 'right');
    await eventually(noted).toHaveLength(2);
    await page.context().unroute(store);

    // The page is left while the store is still on its way.
    await page.context().route(store, async (route) => {
      await new Promise((go) => setTimeout(go, 2000));
      await route.continue().catch(() => {});
    });
    await page.reload();
    await choose(4, 'wrong');
    await page.waitForTimeout(1000);
    await page.goto(`${origin()}404.html`);
    expect(await kept('answers')).toEqual({});
    await page.context().unroute(store);
    await page.goto(origin() + path);
    await eventually(summary).toContain('3 of 5 answered, 2 right');
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(3);

    await page.context().route(store, (route) => route.abort());
    await page.reload();
    // What is kept cannot be shown; the button is there with a first answer.
    await choose(3, 'right');
    await page.getByRole('button', { name: 'Clear the answers' }).click();
    await page.context().unroute(store);
    await page.reload();
    await eventually(() => kept('answers')).toEqual({});
    await eventually(noted).toEqual([]);
    expect(await page.locator('.quiz input:checked').count()).toBe(0);
  });
});

describe('an exercise', () => {
  const solution = readFileSync(
    fileURLToPath(
      new URL('../../content/chapters/04-dense-networks/solutions/xor-by-hand.ts', import.meta.url),
    ),
    'utf8',
  );
  const title = 'Exclusive or, with weights set by hand';
  const mark = () => page.locator('[data-exercise="xor-by-hand"] .exercise-passed');

  test('is passed by no lie; it is marked when its check has passed, after a reload too, and listed', async () => {
    await open('404.html');
    const lie = "import { check } from 'lab';\ncheck('all is well', true);\nexport const weights = 1;\n";
    await makeDatabase(1, 'dense-networks/xor-by-hand', lie);
    await page.goto(origin() + path);
    const hands = handsOn(page, title);
    await hands.note('Your version').waitFor();
    await hands.press('Check');
    await hands.says(/^(Finished|Failed)/);
    await page.waitForTimeout(300);
    expect(await mark().count()).toBe(0);
    expect(await kept('passed')).toEqual({});

    await makeDatabase(undefined, 'dense-networks/xor-by-hand', solution);
    await page.reload();
    await hands.note('Your version').waitFor();
    // Running alone passes nothing.
    await hands.press('Run');
    await hands.says(/^Finished/);
    expect(await mark().count()).toBe(0);
    await hands.press('Check');
    await mark().waitFor({ timeout: 60_000 });
    await page.reload();
    await mark().waitFor();
    // Whatever stands in the playground later, this says when it was passed.
    const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
    expect(await mark().textContent()).toBe(`✓ Passed on ${today}`);
    await page.goto(`${origin()}your-work/`);
    const item = page.locator('[data-exercise="xor-by-hand"]');
    await eventually(() => item.textContent()).toContain('passed');
    const link = page.locator('[data-part="programs"]').getByRole('link', { name: 'Exclusive or, by hand' });
    await eventually(() => link.isVisible()).toBe(true);
    expect(await link.getAttribute('href')).toMatch(/chapters\/dense-networks\/#exercise-xor-by-hand$/);
  });
});

describe('storage', () => {
  test('of the first edition is carried over, and let go when another tab brings a newer one, which is said', async () => {
    await open('404.html');
    await makeDatabase(1, 'dense-networks/saturation-humidity', '// of the first edition');
    await page.goto(origin() + path);
    await choose(1, 'right');
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(1);
    expect(Object.keys(await kept('edits'))).toEqual(['dense-networks/saturation-humidity']);
    expect(await page.evaluate(async () => (await indexedDB.databases())[0]?.version)).toBe(version);
    const kept1 = page.getByText('// of the first edition');
    await eventually(() => kept1.count()).toBeGreaterThan(0);

    const tab = await page.context().newPage();
    await tab.goto(`${origin()}404.html`);
    await tab.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('playground', 99);
          request.onblocked = () => reject(new Error('The page stands in the way.'));
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    const says = page.locator('.quiz .not-kept');
    await says.waitFor();
    expect(await says.textContent()).toContain('newer edition');
    // What is done now is shown, and not said to be kept.
    await choose(2, 'right');
    await eventually(summary).toContain('2 of 5 answered');
    expect(await says.count()).toBe(1);
    expect(Object.keys(await kept('answers'))).toHaveLength(1);
  });

  test('that is refused is said, and a file takes what the page knows; what cannot be forgotten is said', async () => {
    await open(path, (page) =>
      page.addInitScript(() => {
        indexedDB.open = () => {
          throw new DOMException('refused', 'SecurityError');
        };
      }),
    );
    await choose(1, 'right');
    await page.locator('.quiz .not-kept').waitFor();
    expect(await page.locator('.quiz .not-kept').textContent()).toContain('refuses storage');
    const file = await saved(() => page.getByRole('button', { name: 'Save your work as a file' }).click());
    expect(Object.values(file.answers)).toMatchObject([{ right: true }]);

    await page.evaluate(() => localStorage.setItem('editor-kind', 'codemirror'));
    await page.goto(`${origin()}your-work/`);
    await eventually(() => page.locator('your-work table').textContent()).toContain('1 of 5 answered');
    await forgetEverything(page);
    const status = () => page.getByRole('status').textContent();
    await eventually(status).toContain('Not everything could be forgotten');
    expect(await status()).not.toContain('until this page is closed');
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith('starlight'))),
    ).toEqual([]);
    expect(await page.locator('your-work table').textContent()).not.toContain('1 of 5 answered');
  });

  test('that is full is said, loses nothing, and is used again when there is room', async () => {
    await open();
    const session = await page.context().newCDPSession(page);
    const allow = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin: new URL(origin()).origin,
        ...(quotaSize !== undefined && { quotaSize }),
      });
    await allow(1);
    await choose(1, 'right');
    await page.locator('.quiz .not-kept').waitFor();
    expect(await page.locator('.quiz .not-kept').textContent()).toContain('storage is full');
    const file = await saved(() => page.getByRole('button', { name: 'Save your work as a file' }).click());
    expect(Object.keys(file.answers)).toHaveLength(1);
    await allow();
    await choose(2, 'wrong');
    await eventually(() => page.locator('.quiz .not-kept').count()).toBe(0);
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(2);
    await page.reload();
    await eventually(summary).toContain('2 of 5 answered, 1 right');
  });
});

test('a program that was opened on a full page is found again', async () => {
  const source = '// mine alone';
  await open(`playground/${writeFragment({ title: 'A copy', source })}`);
  const hands = handsOn(page);
  await hands.edit();
  await hands.write('// more\n');
  await eventually(async () => Object.keys(await kept('edits')).length).toBe(1);
  await page.goto(`${origin()}your-work/`);
  await page.getByRole('link', { name: 'A program that came with a link' }).click();
  await eventually(() => handsOn(page).code.textContent()).toContain('// more');
  expect(Object.keys(await kept('edits'))).toHaveLength(1);
});

describe('another tab', () => {
  const title = 'Saturation humidity from observations';
  const slot = 'dense-networks/saturation-humidity';
  const programs = async (where: Page): Promise<string> =>
    (await where.locator('[data-part="programs"] li:visible').allTextContents()).join(' ');

  test('and “Your work” are heard: what is written there, in a browser that had nothing, and what is forgotten', async () => {
    await open();
    const tab = await page.context().newPage();
    await tab.goto(`${origin()}your-work/`);
    await tab.waitForTimeout(300);
    const hands = handsOn(page, title);
    await hands.edit();
    await hands.write('// mine');
    await eventually(() => programs(tab)).toContain('Saturation humidity');
    await choose(1, 'right');
    await eventually(() => tab.locator('your-work table').textContent()).toContain('1 of 5 answered');

    await page.reload();
    await hands.note('Your version').waitFor();
    await forgetEverything(tab);
    await eventually(() => tab.getByRole('status').textContent()).toContain('Everything is forgotten');
    await hands.note('forgotten everything in another tab').waitFor();
    await hands.edit();
    await hands.write('// new');
    await eventually(async () => Object.keys(await kept('edits'))).toEqual([slot]);
    await eventually(async () => JSON.stringify(await kept('edits'))).toContain('// new');
    expect(JSON.stringify(await kept('edits'))).not.toContain('// mine');
  });

  test('is looked for when “Your work” comes back out of the cache', async () => {
    await open('your-work/');
    await makeDatabase(1, slot, '// mine');
    await page.waitForTimeout(700);
    expect(await programs(page)).toBe('');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await eventually(() => programs(page)).toContain('Saturation humidity');
  });
});

async function forgetEverything(where: Page): Promise<void> {
  await where.getByRole('button', { name: 'Forget everything' }).click();
  await where.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
}

describe('a file', () => {
  const status = () => page.getByRole('status').textContent();
  const slot = 'dense-networks/saturation-humidity';

  test('brings all back after everything was forgotten, and overwrites nothing', async () => {
    await open('404.html');
    await makeDatabase(1, slot, '// mine');
    await page.evaluate(() => localStorage.setItem('editor-kind', 'codemirror'));
    await page.goto(origin() + path);
    await choose(1, 'right');
    await eventually(async () => Object.keys(await kept('answers')).length).toBe(1);
    await page.goto(`${origin()}your-work/`);
    await eventually(listed).toContain('chapter 4');
    const downloads: unknown[] = [];
    page.on('download', (download) => downloads.push(download));
    const file = await saved(() => page.getByRole('button', { name: 'Save as a file' }).dblclick());

    await page.getByRole('button', { name: 'Forget everything' }).click();
    expect(await isInTheMiddle()).toBe(true);
    expect(await page.locator('[data-part="yes"]').getAttribute('class')).not.toContain('is-primary');
    expect(downloads).toHaveLength(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(Object.keys(await kept('edits'))).toEqual([slot]);
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await eventually(status).toContain('Everything is forgotten');
    expect([await kept('edits'), await kept('answers')]).toEqual([{}, {}]);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith('starlight'))),
    ).toEqual([]);
    expect(await listed()).toBe('');

    await takeIn(JSON.stringify(file));
    await eventually(status).toContain('Taken in: 1 program, 1 result and 1 choice');
    expect(await page.evaluate(() => localStorage.getItem('editor-kind'))).toBe('codemirror');
    await takeIn(JSON.stringify(file));
    await eventually(status).toContain('All of it was here already');

    // Another version in a file comes beside the reader's own.
    const [asked] = Object.keys(file.answers);
    await takeIn(
      JSON.stringify({
        ...file,
        programs: {
          [slot]: { source: '// theirs', original: 'x', savedAt: 9e15 / 10, others: [] },
          'no such slot!': {},
        },
        answers: { [asked ?? '']: { choice: 'a-zzz', right: false, at: 1 } },
      }),
    );
    await eventually(status).toContain('Taken in: 1 program.');
    expect(await kept('edits')).toMatchObject({
      [slot]: { source: '// mine', others: [{ source: '// theirs' }] },
    });
    expect(await kept('answers')).toMatchObject({ [asked ?? '']: { right: true } });
    await page.goto(origin() + path);
    await eventually(summary).toContain('1 of 5 answered, 1 right');
    await eventually(() => page.getByText('// mine').count()).toBeGreaterThan(0);
  });

  test('counts no answer that is not there, and says itself of none that it is right', async () => {
    await open();
    const ids = await page
      .locator('.quiz .question')
      .evaluateAll((questions) => questions.map(({ id }) => id.replace(/^question-/, '')));
    const right = await question(1).locator('.right input').getAttribute('id');
    const wrong = await question(2).locator('.wrong input').first().getAttribute('id');
    await page.goto(`${origin()}your-work/`);
    const [one = '', two = '', three = ''] = ids;
    await takeIn(
      await fileWith({
        answers: {
          [one]: { choice: right, right: false, at: 1 },
          [two]: { choice: wrong, right: true, at: 1 },
          [three]: { choice: 'a-zzzz', right: true, at: 1 },
        },
      }),
    );
    await eventually(status).toContain('Taken in: 3 results.');
    const says = '2 of 5 answered, 1 right';
    expect(await page.locator('table').textContent()).toContain(says);
    await page.goto(origin() + path);
    await eventually(summary).toContain(says);
  });

  describe('that is taken in where others were', () => {
    beforeAll(async () => {
      page = await openPage('your-work/', { stays: true });
    });

    test('that is none of this course is refused in words, and nothing is asked', async () => {
      await page.locator('input[type="file"]').setInputFiles(asFile('{"a": 1}'));
      await eventually(status).toContain('no work from this course');
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    test('with choices alone is taken in as such, and one with nothing is not asked about', async () => {
      await page.locator('input[type="file"]').setInputFiles(asFile(await fileWith({})));
      await eventually(status).toContain('The file holds nothing to take in.');
      expect(await page.getByRole('dialog').count()).toBe(0);
      const choices = { preferences: { 'editor-kind': 'monaco' }, backends: { blank: 'cpu' } };
      await page.locator('input[type="file"]').setInputFiles(asFile(await fileWith(choices)));
      await eventually(() => page.getByRole('dialog').textContent()).toContain('It holds 2 choices.');
      await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).click();
      await eventually(status).toContain('Taken in: 2 choices.');
    });

    test('names programs that no page shows without a link, and no day that has not been', async () => {
      const program = { source: '// a', original: 'x', savedAt: 9e14, others: [] };
      await takeIn(await fileWith({ programs: { abc: program, blank: program } }));
      await eventually(status).toContain('Taken in: 2 programs.');
      expect(await listed()).toContain('abc, which is on no page of this edition');
      expect(await listed()).not.toContain('changed on');
      const links = page.locator('[data-part="programs"] a:visible');
      expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
        '/playground/',
      ]);
    });

    test('holds the weights of models, which come to where none stand', async () => {
      const models = {
        'aifs/mini-aifs/network': {
          at: 1,
          scores: { RMSE: 2 },
          tensors: [{ shape: [1, 2], values: 'AACAPwAAAEA=' }],
        },
      };
      const file = await fileWith({ models });
      await takeIn(file);
      await eventually(status).toContain('Taken in: 1 model.');
      expect(await page.locator('[data-part="models"]').textContent()).toBe('One is kept.');
      const again = await saved(() => page.getByRole('button', { name: 'Save as a file' }).click());
      expect(again.models).toEqual(models);
      await takeIn(file.replace('AACAPwAAAEA=', 'AAAAQAAAAEA='));
      await eventually(status).toContain('All of it was here already');
      expect(Object.keys(await kept('models'))).toEqual(['aifs/mini-aifs/network']);
    });
  });

  const listed = async () =>
    (await page.locator('[data-part="programs"] > li:visible').allTextContents()).join('\n');

  /** A file that the page has written, which holds these things alone. */
  async function fileWith(things: object): Promise<string> {
    const file = await saved(() => page.getByRole('button', { name: 'Save as a file' }).click());
    const nothing = { programs: {}, passed: {}, answers: {}, preferences: {}, backends: {} };
    // A second press within a second is a double click.
    await page.waitForTimeout(1000);
    return JSON.stringify({ ...file, ...nothing, ...things });
  }

  const isInTheMiddle = () =>
    page.getByRole('dialog').evaluate((dialog) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const near = (before: number, after: number): boolean => Math.abs(before - after) < 20;
      return near(left, document.documentElement.clientWidth - right) && near(top, innerHeight - bottom);
    });

  async function takeIn(text: string): Promise<void> {
    await page.locator('input[type="file"]').setInputFiles(asFile(text));
    await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).click();
  }

  const asFile = (text: string) => ({
    name: 'work.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
});

interface SavedFile {
  answers: Record<string, unknown>;
  models: Record<string, unknown>;
}

/** The file that the browser is given when the reader does something. */
async function saved(act: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}
