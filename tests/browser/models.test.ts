import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* A model that a program has saved is there in the next run, on the next visit, and for nobody whom it does not concern. */

const { openPage } = sitePages({ graphics: false });
const link = (source: string): string =>
  `playground/?backend=cpu${writeFragment({ title: 'Models', source })}`;
const authors = 'what-we-learned/five-kinds/dense';

/** Loads a model and says what came; then saves one of its own. */
const program = (name: string, options = ''): string => `import * as tf from '@tensorflow/tfjs';
import { loadModel, saveModel } from 'lab';
try {
  const [tensor] = await loadModel('${name}'${options});
  console.log('loaded', tensor.shape.join(), tensor.values[0]);
} catch (error) {
  console.log(error.message);
}
await saveModel('line', [tf.tensor1d([7, 8])], { error: 2.5 });
console.log('saved');
`;

async function run(page: Page, said: RegExp): Promise<void> {
  const hands = handsOn(page);
  await hands.press('Run');
  await hands.says(/^Finished/, 60_000);
  await hands.region.locator('.results-console').filter({ hasText: said }).waitFor();
}

/** Puts something into the database under a model's key, in place of what is there. */
function put(page: Page, key: string | null, value: unknown): Promise<void> {
  return page.evaluate(
    async ([key, value]) => {
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open('playground'));
      const store = database.transaction('models', 'readwrite').objectStore('models');
      const [first] = await settled(store.getAllKeys());
      const weights = { shape: [2], values: Float32Array.of(3, 4) };
      const model = { tensors: [weights], scores: { 'RMSE (m/s)': 1.25 }, at: Date.UTC(2026, 0, 2) };
      await settled(store.put(value ?? model, key ?? first ?? ''));
      database.close();
    },
    [key, value] as const,
  );
}

describe('a program that came with a link', () => {
  test('has its own model back after a reload, and says it politely when it is damaged', async () => {
    const page = await openPage(link(program('line')));
    await run(page, /No model "line" is kept[\s\S]*saved/);
    await page.reload();
    await run(page, /loaded 2 7[\s\S]*saved/);
    await put(page, null, { tensors: 'damaged', at: 0 });
    await run(page, /No model "line" is kept[\s\S]*saved/);
  });

  test('gets the author’s models and none of the reader’s', async () => {
    const page = await openPage(link(program(authors, ", { from: 'author' }")));
    await run(page, /loaded 60,61/);
    await put(page, authors, null);
    const other = await openPage(link(program(authors)));
    await run(other, /gets the author’s models and its own/);
  });
});

test('what a linked program saves drives out none of the reader’s models, which the chapter shows and forgets', async () => {
  const many = `import * as tf from '@tensorflow/tfjs';
import { saveModel } from 'lab';
for (let i = 0; i < 45; i++) await saveModel('x' + i, [tf.scalar(i)]);
console.log('done');
`;
  const page = await openPage(link(program('line')));
  await run(page, /saved/);
  await put(page, authors, null);
  await page.goto(new URL(`/${link(many)}`, page.url()).href);
  await page.reload();
  await run(page, /done/);
  await page.goto(new URL('/chapters/what-we-learned/', page.url()).href);
  // The table asks the store when the reader moves.
  await page.mouse.move(200, 200);
  const yours = page.locator(`[data-model="${authors}"] [data-part="yours"]`);
  await expect.poll(() => yours.textContent()).toContain('RMSE (m/s): 1.250, kept on');
  expect(await page.locator('[data-other]').count()).toBe(10);
  await page.getByRole('button', { name: 'Forget your model dense' }).click();
  await expect.poll(() => yours.textContent()).toBe('none yet');
  expect(await page.locator('[data-other]').count()).toBe(10);
});
