import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { type Hands, handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* What a reader writes is theirs: nothing of it is lost, overwritten or shown as something else. */

const { openPage, origin } = sitePages({ graphics: false });
const path = 'playground/?backend=cpu';
const link = (title: string, source: string): string => path + writeFragment({ title, source });

let page: Page;
let hands: Hands;

/**
 * On a screen that is touched, where the light editor opens: what is kept does not ask which editor wrote it, and
 * Monaco takes ten times as long. The tests that are about an editor choose it.
 */
async function open(where = path, stays = false): Promise<void> {
  const screen = { viewport: { width: 1440, height: 900 }, hasTouch: true };
  page = await openPage(where, { ...screen, stays }, (page) => page.context().addInitScript(canBeDeaf));
  hands = handsOn(page);
}

const prefer = (kind: string): Promise<void> =>
  page.evaluate((kind) => localStorage.setItem('editor-kind', kind), kind);

/** Another tab of the same browser. */
async function anotherTab(where = path): Promise<{ tab: Page; its: Hands }> {
  const tab = await page.context().newPage();
  await tab.goto(origin() + where);
  return { tab, its: handsOn(tab) };
}

/** What a page of these tests can do besides: hold back what other tabs write, as a browser may for a while. */
interface Deafened {
  deafen(): void;
  hearAgain(): void;
}

/**
 * Comes before the page's own scripts: of the listeners of a window the first registered hears first, whatever phase it
 * asks for.
 */
function canBeDeaf(): void {
  const held: StorageEvent[] = [];
  let deaf = false;
  addEventListener('storage', (event) => {
    if (!deaf) return;
    event.stopImmediatePropagation();
    held.push(event);
  });
  const its: Deafened = {
    deafen() {
      deaf = true;
    },
    hearAgain() {
      deaf = false;
      for (const { key, oldValue, newValue, storageArea } of held) {
        dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea }));
      }
    },
  };
  Object.assign(globalThis, its);
}

const deafen = (tab: Page): Promise<void> => tab.evaluate(() => (globalThis as unknown as Deafened).deafen());
const hearAgain = (tab: Page): Promise<void> =>
  tab.evaluate(() => (globalThis as unknown as Deafened).hearAgain());

/** The machine may be busy with other tests: what has to come may take a while. */
const eventually = (read: () => Promise<string | null>) => expect.poll(read, { timeout: 15_000 });

/** Goes to another page by a link, as a reader does. */
async function followLink(): Promise<void> {
  await page.locator('a.site-title, header a').first().click();
  await page.waitForURL((url) => !url.pathname.includes('playground'));
}

test.each([
  ['monaco', '.monaco-editor .view-lines'],
  ['codemirror', '.cm-content'],
])('the last key before leaving by a link, or by closing the tab, is kept, in %s', async (kind, text) => {
  await open();
  await prefer(kind);
  await hands.edit();
  await hands.write('// the last words');
  await followLink();
  await page.goBack();
  await eventually(() => hands.code.textContent()).toMatch(/the.last.words/);

  // Reset while the editor loads is not undone by the next key.
  await hands.note('Your version').waitFor();
  await hands.press('Edit');
  await hands.press('Reset');
  // Where the editor was quicker than Reset, the focus is at Reset now: Edit gives it to the editor in both cases.
  await hands.edit();
  await hands.write('// a key');
  // Where the editor was quicker, the text that stood there before it is still there, hidden.
  const lines = page.locator(text);
  await eventually(() => lines.textContent()).toMatch(/a.key/);
  expect(await lines.textContent()).not.toMatch(/the.last.words/);

  await hands.write('// closed now ');
  await page.close();
  page = await page.context().newPage();
  await page.goto(origin() + path);
  hands = handsOn(page);
  await hands.note('Your version').waitFor();
  await eventually(() => hands.code.textContent()).toContain('// closed now // a key');
});

/** Goes to an address of the page as to a new one, in the same tab. */
async function visit(where: string): Promise<void> {
  await page.goto(origin() + where);
  await page.reload();
}

describe('a link', () => {
  const own = '// my own work\n';
  const theirs = "console.log('theirs');";
  const follow = (title: string, source: string): Promise<void> =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, writeFragment({ title, source }));

  // One page for all: each test goes on from where the one before has left it.
  beforeAll(() => open(path, true));

  test('opened where nothing was pressed yet is opened', async () => {
    await follow('Theirs', theirs);
    await hands.note('came with the link').waitFor();
    await eventually(() => hands.code.textContent()).toBe(theirs);
  });

  test('stays in the address when the reader skips to a place on the page', async () => {
    await page.evaluate(() => {
      location.hash = '#_top';
    });
    await eventually(() => page.evaluate(() => location.hash)).toMatch(/^#code=/);
    await page.reload();
    await hands.note('came with the link').waitFor();
    await eventually(() => hands.code.textContent()).toBe(theirs);
  });

  test('shows no result of another program', async () => {
    const results = hands.region.locator('[data-part="results"]');
    expect(await results.textContent()).not.toContain('The author’s run');
    expect(await results.textContent()).toContain('came with a link');
    await hands.press('Run');
    await hands.says(/^Finished/);
    await hands.press('Reset');
    expect(await results.textContent()).toContain('The author’s run');
  });

  test('that runs is Ready after Reset', async () => {
    await follow('Long', 'for (;;) await new Promise((go) => setTimeout(go, 50));');
    await hands.note('calls it: Long').waitFor();
    await hands.press('Run');
    await hands.says(/^Running/);
    await hands.press('Reset');
    await hands.says(/^Ready/);
  });

  test('opened in the same tab keeps what stood there, and Undo brings it back', async () => {
    await visit(`${path}#`);
    await hands.edit();
    await hands.write(own);
    await follow('Theirs', theirs);
    await hands.note('calls it: Theirs').waitFor();
    await eventually(() => hands.code.textContent()).toMatch(/console\.log\('theirs'\)/);
    await follow('Third', "console.log('third');");
    await hands.note('calls it: Third').waitFor();
    await hands.press('Undo');
    await hands.note('calls it: Theirs').waitFor();
    await hands.press('Your own program');
    await eventually(() => hands.code.textContent()).toMatch(/my.own.work/);
  });

  test('that is damaged is said beside the reader’s version', async () => {
    await visit(`${path}#code=AAAA`);
    await hands.note('Your version').waitFor();
    expect(await hands.note('damaged').count()).toBe(1);
  });

  test('changed by a letter leaves the reader’s own program whole; both can be had', async () => {
    await visit(link('Theirs', theirs));
    await hands.note('came with the link').waitFor();
    await hands.edit();
    await hands.write('// a letter\n');
    await visit(`${path}#`);
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('my own work');
    await visit(link('Theirs', theirs));
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('a letter');
    await hands.press('Your own program');
    await eventually(() => hands.code.textContent()).toContain('my own work');
    await hands.press('The linked program');
    await eventually(() => hands.code.textContent()).toContain('a letter');
  });
});

test('of more than forty linked programs that were changed the oldest makes room, which is said', async () => {
  await open(link('Theirs', "console.log('theirs');"));
  const edits = Array.from({ length: 40 }, (_, i) => [
    `link:${i + 1}`,
    { source: `// number ${i + 1}`, original: 'x', savedAt: i + 1 },
  ]);
  await store(Object.fromEntries(edits));
  await hands.edit();
  await hands.write('// number 41\n');
  await hands.note('The oldest has made room').waitFor();
  const kept = await inDatabase();
  expect(kept).toContain('number 41');
  expect(kept).toContain('number 2"');
  expect(kept).not.toContain('number 1"');
});

describe('two tabs of one program', () => {
  test('the other tab takes a change over while it has none of its own, and can undo', async () => {
    await open();
    const { tab, its } = await anotherTab();
    await its.edit();
    await hands.edit();
    await hands.write('// from the first\n');
    await its.note('changed in another tab').waitFor();
    await eventually(() => its.code.textContent()).toMatch(/from.the.first/);
    await its.press('Undo');
    await eventually(() => its.code.textContent()).not.toMatch(/from.the.first/);
    await eventually(() => hands.code.textContent()).toMatch(/from.the.first/);
    await tab.close();
  });

  test('parted versions are both there on return, to be shown or forgotten', async () => {
    await open();
    const { tab, its } = await anotherTab();
    await hands.edit();
    await its.edit();
    // Typed at the same time: a tab that had heard of the other's version before its first key would take that one over.
    await Promise.all([tab, page].map(deafen));
    await tab.keyboard.type('/* second */');
    await page.keyboard.type('/* first */');
    await eventually(() => hands.code.textContent()).toMatch(/first/);
    await eventually(() => its.code.textContent()).toMatch(/second/);
    expect(await hands.note('changed in another tab').count()).toBe(0);
    await Promise.all([tab, page].map(hearAgain));
    await hands.note('as well. Both versions are kept').waitFor();
    await eventually(() => hands.code.textContent()).toMatch(/first/);
    await eventually(() => its.code.textContent()).toMatch(/second/);
    await hands.press('Show the other tab’s version');
    await eventually(() => hands.code.textContent()).toMatch(/second/);
    await hands.press('Undo');
    await eventually(() => hands.code.textContent()).toMatch(/first/);
    await eventually(() => inDatabase()).toMatch(/^\[{"source":"\/\* first/);
    await tab.close();
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('/* first */');
    await hands.press('Show the other version');
    await eventually(() => hands.code.textContent()).toContain('/* second */');
    await eventually(() => inDatabase()).toMatch(/^\[{"source":"\/\* second/);
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('/* second */');
    expect(await hands.note('Another version').count()).toBe(1);

    // Of several other versions the one that is forgotten goes, and the next is offered.
    const other = (source: string, writer: string) => ({ source, original: 'x', savedAt: 1, writer });
    await storeOwn({ ...other('// front', 'A'), others: [other('// second', 'B'), other('// third', 'C')] });
    await page.reload();
    await hands.note('Another version').waitFor();
    await hands.press('Forget the other version');
    await eventually(() => inDatabase()).not.toMatch(/second/);
    expect(await inDatabase()).toContain('third');
    await hands.press('Show the other version');
    await eventually(() => hands.code.textContent()).toContain('third');
  });
});

describe('Reset', () => {
  test('leaves one note of the reader’s version, which is kept beside the original, after a reload too', async () => {
    await open();
    await hands.edit();
    await hands.write('// put away\n');
    await page.reload();
    await hands.note('is back').waitFor();
    await hands.press('Reset');
    await hands.note('kept beside it').waitFor();
    expect(await hands.note('Your version').count()).toBe(1);
    await hands.press('Undo');
    await eventually(() => hands.code.textContent()).toContain('put away');
    expect(await hands.note('Your version').count()).toBe(0);
    await hands.press('Reset');
    await hands.note('kept beside').waitFor();
    await page.reload();
    await hands.note('is kept beside the original').waitFor();
    await eventually(() => hands.code.textContent()).not.toContain('put away');
    await hands.press('Show the other version');
    await eventually(() => hands.code.textContent()).toContain('put away');
  });
});

describe('a program that is too long', () => {
  /** Pastes a text of so many letters over the program. Typing as many takes a browser minutes. */
  async function paste(letters: number): Promise<void> {
    await page.keyboard.press('Control+a');
    await page.locator('.cm-content').evaluate((editor, letters) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '// long\n'.repeat(letters / 8));
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, letters);
  }

  test('to be kept is said, and the last that was shorter is kept; too long for a link is said, and none copied', async () => {
    await open();
    await hands.edit();
    await hands.write('// short enough\n');
    await eventually(() => inDatabase()).toMatch(/short enough/);
    await paste(1_000_008);
    await hands.note('is not kept').waitFor();
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('short enough');
    await hands.edit();
    await paste(240_000);
    await hands.press('Copy link');
    await hands.note('too long for a link').waitFor();
    expect(await hands.note('The link').count()).toBe(0);
  });
});

describe('storage', () => {
  test('that is deleted while the page is open, by whomever, takes the next change all the same', async () => {
    await open();
    await hands.edit();
    await hands.write('// before\n');
    await eventually(() => inDatabase()).toMatch(/before/);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(origin()).origin,
      storageTypes: 'all',
    });
    await hands.write('// after\n');
    await eventually(() => inDatabase()).toMatch(/after/);

    // Another page deletes it.
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('playground');
          request.onsuccess = () => resolve();
          request.onblocked = () => reject(new Error('The page stands in the way.'));
        }),
    );
    await hands.write('// and again\n');
    await eventually(() => inDatabase()).toMatch(/and again/);
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('// and again\n// after');
  });

  test('with a date that is none is read without one', async () => {
    await open();
    for (const savedAt of [Number.NaN, 1e300]) {
      await storeOwn({ source: `// of ${savedAt}`, original: 'x', savedAt });
      await page.reload();
      await hands.note('Your version is back').waitFor();
      await eventually(() => hands.code.textContent()).toBe(`// of ${savedAt}`);
    }
  });

  test('of a later edition is said politely, and edits are kept', async () => {
    await open();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('playground', 9);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    await hands.edit();
    await hands.write('// all the same\n');
    await hands.note('newer edition of this site').waitFor();
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('all the same');
  });

  test('that is full for the newest text is said, and what was kept is found', async () => {
    await open();
    await page.evaluate(() => {
      for (let size = 2 ** 22; size > 0; size = Math.floor(size / 2)) {
        try {
          localStorage.setItem(`full-${size}`, 'x'.repeat(size));
        } catch {
          // Smaller ones until nothing fits.
        }
      }
    });
    await hands.edit();
    await hands.write('// into the database\n');
    await hands.note('may be lost').waitFor();
    await eventually(() => inDatabase()).toMatch(/into the database/);
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('into the database');
  });

  test('that another tab holds without end is said, and the newest text is found', async () => {
    await open();
    await hands.edit();
    await hands.write('// before\n');
    await eventually(() => inDatabase()).toMatch(/before/);
    // A transaction that always has one more request, as WebKit keeps of a page that left.
    const { tab } = await anotherTab('');
    await tab.evaluate(() => {
      const request = indexedDB.open('playground');
      request.onsuccess = () => {
        const edits = request.result.transaction('edits', 'readwrite').objectStore('edits');
        const again = (): void => {
          edits.get('none').onsuccess = again;
        };
        again();
      };
    });
    await hands.write('// while it is held\n');
    await hands.note('storage is busy').waitFor();
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('while it is held');
  });

  test('without a database keeps the last text of a program', async () => {
    await open();
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await page.reload();
    await hands.edit();
    await hands.write('// without a database\n');
    await hands.note('refuses storage').waitFor();
    await page.reload();
    await hands.note('Your version').waitFor();
    await eventually(() => hands.code.textContent()).toContain('without a database');
  });
});

/** Puts an edit of the page's own program into the database, as an earlier visit would have. */
async function storeOwn(edit: unknown): Promise<void> {
  const id = (await page.locator('code-playground').getAttribute('data-program')) ?? '';
  await store({ [id]: edit });
  await page.evaluate((id) => localStorage.setItem(`playground-edit:${id}`, '1'), id);
}

/** Puts edits into the database, as an earlier visit would have. */
function store(edits: Record<string, unknown>): Promise<void> {
  return page.evaluate(async (edits) => {
    // Of whichever edition it is by now; the first where there is none.
    const request = indexedDB.open('playground');
    request.onupgradeneeded = () => {
      request.result.createObjectStore('edits');
      request.result.createObjectStore('damaged');
    };
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const transaction = request.result.transaction('edits', 'readwrite');
    for (const [slot, edit] of Object.entries(edits)) transaction.objectStore('edits').put(edit, slot);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    request.result.close();
  }, edits);
}

/** What the database holds of the page's program; empty where there is none. */
function inDatabase(): Promise<string> {
  return page.evaluate(async () => {
    const known = (await indexedDB.databases()).some(({ name }) => name === 'playground');
    if (!known) return '';
    const request = indexedDB.open('playground');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const database = request.result;
    const all = database.transaction('edits').objectStore('edits').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    database.close();
    return JSON.stringify(all.result);
  });
}
