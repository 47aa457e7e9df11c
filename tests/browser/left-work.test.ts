import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { followProgram, type Hands, handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });

const tf = "import * as tf from '@tensorflow/tfjs';\n";

describe('work that a program does not wait for, and its failure', () => {
  // One page for all, which is given one program after another; on a screen that is touched the light editor opens.
  let page: Page;
  let hands: Hands;
  beforeAll(async () => {
    page = await openPage('playground/?backend=cpu', { hasTouch: true, stays: true });
    hands = handsOn(page);
  });
  async function run(title: string, source: string): Promise<void> {
    await followProgram(page, title, source);
    await hands.press('Run');
  }

  test('is done before the run is over, with what it says', async () => {
    await run(
      'Timer',
      `${tf}async function main() {
  await tf.nextFrame();
  setTimeout(() => console.log('timer'), 80);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  await model.fit(tf.ones([8, 1]), tf.ones([8, 1]), { epochs: 3 });
  console.log('trained');
}
main();`,
    );
    await hands.says(/^Finished in/);
    const text = await hands.region.locator('.results-console').textContent();
    expect(text).toContain('timer');
    expect(text).toContain('trained');
  });

  test('fails the run where it fails, with its line', async () => {
    await run(
      'Lost',
      `${tf}async function main() {\n  await tf.nextFrame();\n  throw new Error('lost');\n}\nmain();`,
    );
    const alert = hands.region.getByRole('alert');
    await alert.filter({ hasText: 'lost' }).waitFor({ timeout: 60_000 });
    expect(await alert.textContent()).toMatch(/line 4/i);
  });

  test('is ended by Stop where it has no end', async () => {
    await run('Rounds', "let n = 0;\nsetInterval(() => console.log('round', n++), 20);");
    await hands.region.locator('.results-console').getByText('round').first().waitFor();
    await hands.press('Stop');
    await hands.says(/^Stopped/);
  });

  test('after a failure without output the last result is not taken for this one', async () => {
    await run('One', 'console.log(1);');
    await hands.says(/^Finished in/);
    const note = hands.region.locator('.results-note');
    expect(await note.textContent()).toMatch(/^Your run/);
    await hands.edit();
    for (const source of ["throw new Error('nothing');\n", 'const = ;\n']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(source);
      await hands.press('Run');
      await hands.region.getByRole('alert').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(400);
      expect(await note.textContent()).toMatch(/^Your last run(?!.*coming)/);
    }
  });
});

test('what the graphics device refuses fails the run, in words', async () => {
  // The reader's own program: one that came with a link has no graphics processor.
  const page = await openPage('playground/?backend=webgpu', { graphics: true, hasTouch: true });
  const hands = handsOn(page);
  await hands.edit();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    `${tf}const { device } = tf.backend() as unknown as { device: GPUDevice };
device.createBuffer({ size: 16, usage: 0xffff });
console.log(await tf.ones([2]).data());`,
  );
  await hands.press('Run');
  const alert = hands.region.getByRole('alert');
  await alert.filter({ hasText: 'The graphics device refused an operation' }).waitFor({ timeout: 60_000 });
});
