import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { patience } from './patience.ts';
import { followProgram, type Hands, handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* A knob beside the results, its line of the program, and what comes out say the same, whichever of them changes. */

const { openPage } = sitePages({ graphics: false });
const path = 'chapters/dense-networks/?backend=cpu';
const line = (rate: string): string => `const rate = ${rate}; // @knob`;

interface Neuron extends Hands {
  page: Page;
  knob: Locator;
  code: Locator;
  /** What the neuron says last. */
  answer(): Promise<string>;
}

const openNeuron = async (): Promise<Neuron> => neuronOf(await openPage(path));

function neuronOf(page: Page): Neuron {
  const hands = handsOn(page, 'One neuron learns to add');
  const knob = hands.region.getByRole('slider', { name: 'learning rate', exact: true });
  const answer = async (): Promise<string> => {
    const results = await hands.region.locator('[data-part="results"]').textContent();
    return /123 \+ 456 = \S+/.exec(results ?? '')?.[0] ?? '';
  };
  return { ...hands, page, knob, answer };
}

const says = (knob: Locator): Promise<string | null> => knob.getAttribute('aria-valuetext');

describe('of a chapter’s program', () => {
  // One page for all: each test goes on from where the one before has left it.
  let neuron: Neuron;
  beforeAll(async () => {
    neuron = neuronOf(await openPage(path, { stays: true }));
  });

  test('by keyboard: the line changes, the program runs without an editor, and Reset brings all of it back', async () => {
    const { page, knob, code, press, says: status, note, answer, region } = neuron;
    const before = await answer();
    expect(await says(knob)).toBe('0.02');
    const colours = await code.locator('span').count();
    await knob.focus();
    // 0.02, 0.015, 0.01 and back: each time a token gets longer at its end or shorter.
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'Home']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(200);
    }
    await expect.poll(() => code.textContent()).toContain(line('0.002'));
    await status(/^Finished/);
    expect(await code.textContent()).toContain(line('0.002'));
    expect(await says(knob)).toBe('0.002');
    expect(await region.locator('label > .knob-value').textContent()).toBe('0.002');
    const after = await answer();
    expect(after).not.toBe('');
    expect(after).not.toBe(before);
    expect(await page.locator('.is-editing').count()).toBe(0);
    // The highlighted code is still highlighted.
    expect(await code.locator('span').count()).toBe(colours);
    await press('Reset');
    await note('Back to the original program').waitFor();
    expect(await code.textContent()).toContain(line('0.02'));
    expect(await says(knob)).toBe('0.02');
    expect(await answer()).toBe(before);
    await note('Back to the original program').getByRole('button', { name: 'Undo' }).click();
    expect(await says(knob)).toBe('0.002');
    expect(await code.textContent()).toContain(line('0.002'));
  });

  test('a program that is kept stands beside the author’s result, which says that it is another’s', async () => {
    const { page, knob, region, code, press, note } = neuron;
    await page.reload();
    await page.waitForFunction(() => document.querySelector('[aria-valuetext="0.002"]'));
    const results = region.locator('.results-note');
    expect(await results.textContent()).toBe('The author’s run, not of the program as it stands here');
    await press('Reset');
    expect(await results.textContent()).toMatch(/^The author’s run · /);
    // An offer to go back to what stood there is withdrawn by a later turn.
    const undo = note('Back to the original program').getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    await knob.press('End');
    await undo.waitFor({ state: 'detached' });
    await expect.poll(() => code.textContent()).toContain(line('0.2'));
  });

  test('words of the text set the knob and run the program, each time they are followed', async () => {
    const { page, region, knob, code, press, says: status, answer } = neuron;
    await press('Reset');
    await expect.poll(() => says(knob)).toBe('0.02');
    const before = await answer();
    const words = page.getByRole('link', { name: /^set the learning rate/ });
    await words.press('Enter');
    // The run before may have ended only a moment ago: what the status says is told apart by what has changed.
    await expect.poll(() => code.textContent()).toContain(line('0.2'));
    expect(await says(knob)).toBe('0.2');
    expect(await knob.evaluate((control) => control === document.activeElement)).toBe(true);
    await expect.poll(answer, { timeout: patience }).not.toBe(before);
    await status(/^Finished/);
    const top = (): Promise<number> => region.evaluate((element) => element.getBoundingClientRect().top);
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(300);
    await page.keyboard.press('Home');
    await expect.poll(() => code.textContent()).toContain(line('0.002'));
    await words.click();
    await expect.poll(() => code.textContent()).toContain(line('0.2'));
    expect(new URL(page.url()).hash).toMatch(/^#program-\d+$/);
  });

  test('a turn while the program runs ends that run first; what is kept comes back turned', async () => {
    const { page, knob, code, region, press, says: status } = neuron;
    await press('Reset');
    await status(/^Ready/);
    await expect.poll(() => says(knob)).toBe('0.02');
    const phases: string[] = [];
    await page.exposeFunction('seen', (phase: string) => phases.push(phase));
    // Turned once more in the moment in which the program runs, which it does not for long.
    await region.evaluate((element) => {
      const host = element.closest('code-playground') as HTMLElement;
      const slider = element.querySelector('input[type=range]') as HTMLInputElement;
      let turned = false;
      new MutationObserver(() => {
        const phase = host.dataset['phase'];
        Reflect.get(window, 'seen')(phase);
        if (phase !== 'running' || turned) return;
        turned = true;
        slider.stepDown();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }).observe(host, { attributeFilter: ['data-phase'] });
    });
    await knob.focus();
    await page.keyboard.press('ArrowLeft');
    const ended = ['loading', 'running', 'stopping', 'stopped', 'loading', 'running', 'finished'];
    await expect.poll(() => phases, { timeout: 30_000 }).toEqual(ended);
    expect(await code.textContent()).toContain(line('0.01'));
    await page.reload();
    await page.waitForFunction(() => document.querySelector('[aria-valuetext="0.01"]'));
    expect(await code.textContent()).toContain(line('0.01'));
  });
});

test('what is typed moves the knob; a line that says no such number puts it off, and on again', async () => {
  const { page, region, knob, edit } = await openNeuron();
  await edit();
  const { keyboard } = page;
  const number = region.locator('.view-line').filter({ hasText: '@knob' }).getByText('0.02', { exact: true });
  const { width = 0 } = (await number.boundingBox()) ?? {};
  await number.click({ position: { x: width - 1, y: 10 } });
  const isOff = (off: boolean): Promise<unknown> =>
    page.waitForFunction(
      ([off]) => document.querySelector<HTMLInputElement>('[name="rate"]')?.disabled === off,
      [off] as const,
    );
  // 0.0, which is below the range.
  await keyboard.press('Backspace');
  await isOff(true);
  await keyboard.type('55');
  await isOff(false);
  expect(await says(knob)).toBe('0.055');
  await keyboard.type('x');
  await isOff(true);
  expect(await region.locator('label > .knob-value').textContent()).toBe('');
  expect(await region.getByRole('alert').isVisible()).toBe(false);
  await keyboard.press('Backspace');
  await isOff(false);
  expect(await says(knob)).toBe('0.055');
  await knob.focus();
  await keyboard.press('ArrowRight');
  const shown = region.locator('.view-line').filter({ hasText: '@knob' });
  await shown.filter({ hasText: /rate.=.0\.07;/ }).waitFor();
  expect(await says(knob)).toBe('0.07');
});

/** The neuron's page before its script is there, which comes when `arrive` is called. */
async function openEarly(): Promise<Neuron & { arrive: () => void }> {
  const { promise, resolve: arrive } = Promise.withResolvers<void>();
  const page = await openPage('404.html');
  await page.route(/\/_astro\/first\.[^/]*\.js/, async (route) => {
    await promise;
    await route.continue();
  });
  await page.goto(new URL(`/${path}`, page.url()).href, { waitUntil: 'commit' });
  return { ...neuronOf(page), arrive };
}

test('a knob that is turned before the script is there is not lost', async () => {
  const { page, knob, code, says: status, arrive } = await openEarly();
  await knob.focus();
  await page.keyboard.press('End');
  await status(/^Loading/);
  arrive();
  await status(/^Finished/);
  expect(await code.textContent()).toContain(line('0.2'));
  expect(await says(knob)).toBe('0.2');
});

test('words that were followed before the script is there are not lost; a kept program is left alone', async () => {
  const { page, knob, code, says: status, arrive } = await openEarly();
  await page.getByRole('link', { name: /^set the learning rate/ }).click();
  arrive();
  await status(/^Finished/);
  expect(await code.textContent()).toContain(line('0.2'));
  await knob.press('Home');
  await expect.poll(() => code.textContent()).toContain(line('0.002'));
  await page.goto(new URL('/404.html', page.url()).href);
  await page.goto(new URL(`/${path}#dense-networks/addition-neuron?rate=0.2`, page.url()).href);
  await page.waitForFunction(() => document.querySelector('[aria-valuetext="0.002"]'));
  await page.waitForTimeout(500);
  expect(await code.textContent()).toContain(line('0.002'));
});

test('an exercise can be solved with its knobs alone', async () => {
  const page = await openPage('chapters/dense-networks/?backend=wasm');
  const { region, code, press, says: status } = handsOn(page, 'Fifty parameters');
  await region.getByRole('slider', { name: 'neurons in the hidden layer', exact: true }).fill('9');
  await region.getByRole('combobox', { name: 'activation', exact: true }).selectOption('tanh');
  await expect.poll(() => code.textContent()).toContain("const bend = 'tanh';");
  expect(await code.textContent()).toContain('const neurons = 10;');
  await press('Stop');
  await status(/^(Stopped|Finished)/);
  await press('Check');
  await page.locator('[data-exercise="fifty-parameters"] .exercise-passed').waitFor({ timeout: patience });
  expect(await page.locator('.is-editing').count()).toBe(0);
});

const linked = `import { log } from 'lab';
const many = 3; // @knob 1..9 numbers
const twice: boolean = false; // @knob doubled
const order: string = 'up'; // @knob up|down order
const seed = 4; // @knob any seed
const numbers = Array.from({ length: many }, (_, i) => (twice ? 2 : 1) * (i + 1));
log(seed, 'gives', (order === 'up' ? numbers : numbers.reverse()).join(' '));
`;

const endless = `import { log, plot, steps } from 'lab';
const many = 3; // @knob 1..9 numbers
const curve = plot({ title: 'Numbers', x: 'step', y: 'number' });
for await (const step of steps(100_000)) {
  if (step % 100 === 0) log(many, 'times', step);
  if (step % 100 === 0) curve.add('many', step, many);
  await new Promise((next) => setTimeout(next, 1));
}
`;

describe('of programs that came with a link', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage('playground/?backend=cpu', { stays: true });
  });

  test('a program that came with a link has its knobs: a switch, a list, a slider and a die', async () => {
    await followProgram(page, 'Numbers', linked);
    const { region, code } = handsOn(page);
    const slider = region.getByRole('slider', { name: 'numbers' });
    await slider.waitFor();
    const last = region.locator('.results:not(.is-past) .console-lines li').last();
    const writes = (text: string): Promise<unknown> => expect.poll(() => last.textContent()).toContain(text);
    await region.getByRole('switch', { name: 'doubled' }).click();
    await writes('4 gives 2 4 6');
    expect(await code.textContent()).toContain('twice: boolean = true; //');
    await region.getByRole('combobox', { name: 'order' }).selectOption('down');
    await writes('4 gives 6 4 2');
    expect(await code.textContent()).toContain("order: string = 'down'; //");
    await slider.press('Home');
    await writes('4 gives 2');
    await region.getByRole('button', { name: 'Roll' }).click();
    await expect.poll(() => last.textContent()).toMatch(/^(?!4 )\d+ gives 2$/);
    const seed = /^\d+/.exec((await last.textContent()) ?? '')?.[0];
    expect(await code.textContent()).toContain(`const seed = ${seed};`);
    expect(await region.locator('.knob-die .knob-value').textContent()).toBe(seed);
    // Back on the page's own program, which has no knobs.
    await page.evaluate(() => {
      location.hash = '';
    });
    await slider.waitFor({ state: 'detached' });
    expect(await region.locator('.playground-knobs').count()).toBe(0);
  });

  test('of two dice each rolls its own constant', async () => {
    const source = `import { log } from 'lab';
const seed = 1000; // @knob any seed
const noise = 2000; // @knob any seed of the noise
log(seed, noise);
`;
    await followProgram(page, 'Dice', source);
    const { region, code } = handsOn(page);
    await region.getByRole('button', { name: 'Roll seed of the noise', exact: true }).click();
    const last = region.locator('.results:not(.is-past) .console-lines li').last();
    await expect.poll(() => last.textContent()).toMatch(/^1000 \d{1,3}$/);
    const noise = /\d+$/.exec((await last.textContent()) ?? '')?.[0];
    expect(await code.textContent()).toContain(`const noise = ${noise};`);
    await region.getByRole('button', { name: 'Roll seed', exact: true }).click();
    await expect.poll(() => last.textContent()).toMatch(new RegExp(`^\\d{1,3} ${noise}$`));
  });

  test('the next worker gets ready beside a run that a knob began, and beside any when the reader is near a knob', async () => {
    await followProgram(page, 'Endless', endless);
    const { region, press, says: status } = handsOn(page);
    const slider = region.getByRole('slider', { name: 'numbers' });
    const workers = (count: number): Promise<unknown> =>
      expect.poll(() => page.locator('iframe').count(), { timeout: patience }).toBe(count);
    const last = region.locator('.results:not(.is-past) .console-lines li').last();
    const writes = (text: RegExp): Promise<unknown> =>
      expect.poll(() => last.textContent(), { timeout: patience }).toMatch(text);
    await slider.waitFor();
    await press('Run');
    await writes(/^3 times/);
    await workers(1);
    await slider.hover();
    await workers(2);
    await press('Stop');
    await status(/^Stopped/);
    await workers(1);
    for (const many of [4, 5]) {
      await slider.press('ArrowRight');
      await writes(new RegExp(`^${many} times`));
      await workers(2);
    }
  });
});
