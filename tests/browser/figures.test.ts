import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { figure as explorerModel } from '../../src/figures/activation-explorer/index.ts';
import { figure as neuronModel } from '../../src/figures/addition-neuron/index.ts';
import { figure as aifsModel } from '../../src/figures/aifs-on-the-globe/index.ts';
import { figure as crpsModel } from '../../src/figures/crps-by-hand/index.ts';
import { figure as globeModel } from '../../src/figures/icosahedral-globe/index.ts';
import { choose, press } from '../../src/figures/kit/frame.ts';
import { figure as passingModel } from '../../src/figures/message-passing/index.ts';
import { figure as builderModel } from '../../src/figures/network-builder/index.ts';
import { figure as pixelModel } from '../../src/figures/pixel-graph/index.ts';
import { allFigures } from '../all-figures.ts';
import { objections, SCREEN_RULES } from '../site/axe.ts';
import { launchReader } from './chromium.ts';
import {
  awake,
  type Bundle,
  bundle,
  drawn,
  looksAs,
  middle,
  openFigure,
  says,
  settled,
} from './figure-page.ts';

// Two cores that share their time with other browsers can be slow; nothing here waits for a clock.
vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let files: Bundle;
beforeAll(async () => {
  [browser, files] = await Promise.all([launchReader(), bundle()]);
}, 240_000);
afterAll(() => browser?.close());

test('the loader is at most 1 KB gzip', () => {
  expect(gzipSync(files.get('/load.js') ?? '').length).toBeLessThanOrEqual(1024);
});

/** The shorter side of the smallest thing to press or drag, in CSS pixels. */
const smallestTarget = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const targets = [...document.querySelectorAll('.explorable :is(button, select, .hit)')];
    return Math.min(
      ...targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        return [width, height];
      }),
    );
  });

/** Drawings and controls begin at the left edge of the frame, and what stands beside each other reaches its right one. */
async function standsOnOneGrid(page: Page): Promise<void> {
  const { left, right, lefts, rights } = await page.evaluate(() => {
    const sides = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
    const frame = document.querySelector('.explorable')?.getBoundingClientRect();
    const [controls] = sides('.explorable > .controls');
    return {
      left: frame?.left ?? 0,
      right: frame?.right ?? 0,
      lefts: [...sides('.drawings > :first-child'), controls].map((side) => side?.left ?? 0),
      rights: sides('.drawings > *, .explorable > .reading').map((side) => side.right),
    };
  });
  for (const edge of lefts) expect(Math.abs(edge - left)).toBeLessThan(1);
  expect(Math.abs(Math.max(...rights) - right)).toBeLessThan(1);
}

describe.each(allFigures)('%s', (name) => {
  test('asks for no code before the reader reaches for it, and then changes nothing visible; under a mouse, wide and narrow, targets are at least 24 px; and axe finds nothing', async () => {
    const { page, asked } = await openFigure(browser, files, name);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.endsWith('.js'))).toEqual(['/load.js']);
    await page.mouse.move(0, 0);
    const before = await settled(page);
    const markup = await page.locator('.explorable').evaluate((element) => element.outerHTML);
    // Not over a control: Chromium draws the round corners of one otherwise once it has been pointed at.
    const y = await page.evaluate(() => {
      let y = 30;
      while (document.elementFromPoint(30, y)?.closest('label, button, select')) y += 20;
      return y;
    });
    await page.mouse.move(30, y);
    await page.locator('explorable-figure[data-ready]').waitFor();
    await page.mouse.move(0, 0);
    expect(asked.length).toBeGreaterThan(2);
    expect(await page.locator('.explorable').evaluate((element) => element.outerHTML)).toBe(markup);
    // Chromium learns some frames late that the pointer no longer hovers over the figure.
    await looksAs(page, before);

    // The page is a bare fixture: only what the figure itself owes counts.
    const found = (await objections(page)).filter((text) => !text.startsWith('page-has-heading-one'));
    expect(found).toEqual([]);
    expect(await smallestTarget(page)).toBeGreaterThanOrEqual(24);
    await standsOnOneGrid(page);
    await page.setViewportSize({ width: 390, height: 900 });
    await standsOnOneGrid(page);
    expect(await smallestTarget(page)).toBeGreaterThanOrEqual(24);
  });

  test('the first arrow key moves each of its handles, though the code is still on its way; each keeps the focus through every key, and says its value in good English', async () => {
    const { page, release } = await openFigure(browser, files, name, { hold: true });
    const handles = await page.getByRole('slider').all();
    const value = (handle: Locator): Promise<number> =>
      handle.getAttribute('aria-valuenow').then((text) => Number(text));
    const before = await Promise.all(handles.map(value));
    for (const handle of handles) {
      const atEnd =
        (await handle.getAttribute('aria-valuemax')) === (await handle.getAttribute('aria-valuenow'));
      await handle.focus();
      await page.keyboard.press(atEnd ? 'ArrowLeft' : 'ArrowRight');
    }
    release();
    for (const [index, handle] of handles.entries())
      await expect.poll(() => value(handle), { timeout: 10_000 }).not.toBe(before[index]);

    const ids = await page
      .getByRole('slider')
      .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('data-handle')));
    const astray: string[] = [];
    for (const id of ids) {
      await page.locator(`[data-handle="${id}"]`).focus();
      await page.locator('explorable-figure[data-ready]').waitFor();
      for (const key of ['ArrowRight', 'PageUp', 'End', 'PageDown', 'Home', 'ArrowRight', 'ArrowRight']) {
        await page.keyboard.press(key);
        const [focused, text] = await page.evaluate(async () => {
          for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
          const element = document.activeElement;
          return [element?.getAttribute('data-handle'), element?.getAttribute('aria-valuetext')];
        });
        if (focused !== id) astray.push(`${id} loses the focus at ${key}`);
        if (/(?<![\d.,−-])1 [a-z]+s\b/.test(text ?? '')) astray.push(`${id} says “${text}”`);
        if (focused !== id) break;
      }
    }
    expect(astray).toEqual([]);
  });

  test('under a finger at 390 px nothing overflows, letters are at least 12 px, targets 44 px, and axe finds nothing in the dark', async () => {
    const { page } = await openFigure(browser, files, name, {
      theme: 'dark',
      viewport: { width: 390, height: 900 },
      hasTouch: true,
      isMobile: true,
    });
    const found = await page.evaluate(() => {
      const scale = (element: SVGElement): number => {
        const svg = element.ownerSVGElement;
        return svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      };
      const letters = [...document.querySelectorAll<SVGElement>('.explorable svg text')].map(
        (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale(text),
      );
      return { letters: Math.min(...letters), wide: document.documentElement.scrollWidth };
    });
    expect(found.wide).toBeLessThanOrEqual(390);
    expect(found.letters).toBeGreaterThanOrEqual(12);
    expect(await smallestTarget(page)).toBeGreaterThanOrEqual(44);
    expect(await objections(page, SCREEN_RULES)).toEqual([]);
  });
});

test('on a telephone a drawing stays in sight above controls and words that go on below the screen', async () => {
  const { page } = await openFigure(browser, files, 'top-five-error', {
    viewport: { width: 390, height: 600 },
    hasTouch: true,
    isMobile: true,
  });
  await page.addStyleTag({ content: '.explorable .reading { min-height: 40rem !important }' });
  const top = (): Promise<number> =>
    page.locator('.panel').evaluate((element) => element.getBoundingClientRect().top);
  await page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }));
  expect(await top()).toBeCloseTo(0, 0);
  await page.evaluate(() => scrollTo({ top: 9999, behavior: 'instant' }));
  expect(await top()).toBeGreaterThan(-200);
});

test.each([
  ['learning-loop', 0],
  ['sliding-kernel', 1],
  ['receptive-field', 0],
] as const)(
  'on a telephone a drawing of %s stays in sight, in less than half of the screen',
  async (name, place) => {
    const { page } = await openFigure(browser, files, name, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.addStyleTag({ content: 'main { padding-bottom: 60rem }' });
    const boxes = await page.evaluate((place) => {
      // The last thing to press or to drag.
      const controls = [...document.querySelectorAll('.controls, .panel .handle')].at(-1) as Element;
      scrollTo({ top: controls.getBoundingClientRect().top + scrollY - 460, behavior: 'instant' });
      const panels = [...document.querySelectorAll('.drawings > .panel')];
      const box = (element: Element | undefined) => {
        const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
        return { top, bottom };
      };
      return {
        drawing: box(panels[place]),
        others: panels.filter((_, index) => index !== place).map((panel) => getComputedStyle(panel).position),
        controls: box(controls),
      };
    }, place);
    expect(boxes.drawing.top).toBeCloseTo(0, 0);
    expect(boxes.drawing.bottom).toBeLessThan(0.47 * 844);
    expect(boxes.controls.top).toBeGreaterThan(boxes.drawing.bottom);
    expect(boxes.others).not.toContain('sticky');
  },
);

test('on a wide screen the words of a drawing that stands alone stand beside it', async () => {
  const { page } = await openFigure(browser, files, 'top-five-error', {
    viewport: { width: 1120, height: 900 },
  });
  const [drawing, words, controls] = await Promise.all(
    ['.drawings', '.reading', '.controls'].map((part) => page.locator(part).boundingBox()),
  );
  if (!drawing || !words || !controls) throw new Error('no figure');
  expect(words.x).toBeGreaterThan(drawing.x + drawing.width);
  expect(words.y).toBeLessThan(drawing.y + drawing.height);
  expect(controls.y).toBeGreaterThanOrEqual(drawing.y + drawing.height);
  expect(drawing.height).toBeLessThan(600);
});

test.each([1120, 390])(
  'at %i px the names of the timeline can be read, and none lies on another',
  async (width) => {
    const { page } = await openFigure(browser, files, 'breakthrough-timeline', {
      viewport: { width, height: 900 },
    });
    const boxes = await page.locator('.happening .name').evaluateAll((all) =>
      all.map((name) => {
        const { left, right, top, bottom } = name.getBoundingClientRect();
        return { name: name.textContent ?? '', size: bottom - top, left, right, middle: (top + bottom) / 2 };
      }),
    );
    expect(boxes).toHaveLength(await page.locator('.happening').count());
    for (const { name, size, left, right, middle } of boxes) {
      expect(size).toBeGreaterThan(11);
      expect(left >= 0 && right <= width, name).toBe(true);
      const over = boxes.filter(
        (other) =>
          other.name !== name &&
          other.left < right &&
          other.right > left &&
          Math.abs(other.middle - middle) < 10,
      );
      expect(over, name).toEqual([]);
    }
  },
);

test('the addition neuron: drag, keys, choice, map and reset, its words always those of the model', async () => {
  const { page } = await openFigure(browser, files, 'addition-neuron');
  const weight = page.locator('[data-handle=w1]');
  const from = await middle(page, '[data-handle=w1] .knob');
  await page.mouse.move(from.x, from.y);
  await awake(page);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 19, { steps: 6 });
  await page.mouse.up();
  await drawn(page);
  const dragged = Number(await weight.getAttribute('aria-valuenow'));
  expect(dragged).toBeGreaterThan(0.9);
  let state = { ...neuronModel.initial, w1: dragged };
  await says(page, neuronModel.describe(state));

  // The pointer left the focus on the weight; the keyboard goes on from there.
  await page.keyboard.press('End');
  await says(page, neuronModel.describe({ ...state, w1: 3 }));
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  state = { ...state, w1: 2.45 };
  await says(page, neuronModel.describe(state));
  expect(await weight.getAttribute('aria-valuetext')).toBe('2.45');
  expect(await weight.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.locator('[data-handle=x2]').focus();
  await page.keyboard.press('Home');
  await page.selectOption('select', 'relu');
  state = { ...state, x2: -4, activation: 'relu' };
  await says(page, neuronModel.describe(state));

  const point = await middle(page, '[data-drag=input] .knob');
  const plane = await page.locator('.square-drawing .plane-edge').first().boundingBox();
  if (!plane) throw new Error('no map');
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.mouse.move(plane.x + plane.width / 2, plane.y + plane.height / 4, { steps: 4 });
  await page.mouse.up();
  await says(page, neuronModel.describe({ ...state, x1: 0, x2: 2 }));

  await page.getByRole('button', { name: 'Reset' }).click();
  await says(page, neuronModel.describe(neuronModel.initial));
  expect(await page.locator('select').inputValue()).toBe('identity');
});

test('the addition neuron adds when the reader has found the weights', async () => {
  const { page } = await openFigure(browser, files, 'addition-neuron');
  const hold = async (handle: string, key: string, times: number): Promise<void> => {
    await page.locator(`[data-handle=${handle}]`).focus();
    for (let k = 0; k < times; k++) await page.keyboard.press(key);
  };
  await page.locator('[data-handle=w1]').focus();
  await page.locator('explorable-figure[data-ready]').waitFor();
  await hold('w1', 'ArrowRight', 12);
  await hold('w2', 'ArrowLeft', 12);
  await hold('b', 'PageDown', 2);
  await says(page, neuronModel.describe({ ...neuronModel.initial, w1: 1, w2: 1, b: 0 }));
  expect(await page.locator('[data-live]').textContent()).toContain('The error is 0 everywhere');
});

test('a finger drags a weight without scrolling the page, from the very first touch', async () => {
  const { page } = await openFigure(browser, files, 'addition-neuron', {
    viewport: { width: 390, height: 500 },
    hasTouch: true,
    isMobile: true,
  });
  const from = await middle(page, '[data-handle=x1] .knob');
  const touch = await page.context().newCDPSession(page);
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ): Promise<unknown> => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [from]);
  await page.locator('explorable-figure[data-ready]').waitFor();
  for (let k = 1; k <= 5; k++) await send('touchMove', [{ x: from.x, y: from.y + 6 * k }]);
  await send('touchEnd', []);
  await drawn(page);
  const x1 = Number(await page.locator('[data-handle=x1]').getAttribute('aria-valuenow'));
  expect(x1).toBeLessThan(-0.5);
  await says(page, neuronModel.describe({ ...neuronModel.initial, x1 }));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.close();
});

describe('what the reader does while the code is on its way', () => {
  test('a press that is still held becomes a drag', async () => {
    const { page, release } = await openFigure(browser, files, 'addition-neuron', { hold: true });
    const from = await middle(page, '[data-handle=b] .knob');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    release();
    await page.locator('explorable-figure[data-ready]').waitFor();
    await page.mouse.move(from.x - 200, from.y, { steps: 4 });
    await page.mouse.up();
    await says(page, neuronModel.describe({ ...neuronModel.initial, b: -3 }));
  });
  test('clicks and keys take effect, each once and in order', async () => {
    const { page, release } = await openFigure(browser, files, 'network-builder', { hold: true });
    await page.getByRole('button', { name: 'Add a layer' }).click();
    await page.locator('[data-handle=scale]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    release();
    const added = press(builderModel, builderModel.initial, 'add');
    await says(page, builderModel.describe({ ...added, scale: 0.1 }));
  });
});

test('the activation explorer: all nine, the dragged point, PReLU’s branch and a comparison', async () => {
  const { page } = await openFigure(browser, files, 'activation-explorer');
  let state = explorerModel.initial;
  for (const id of [
    'tanh',
    'relu',
    'leaky-relu',
    'elu',
    'selu',
    'gelu',
    'silu',
    'sigmoid',
    'prelu',
  ] as const) {
    await page.locator(`[data-action=${id}]`).click();
    state = { ...state, chosen: id };
    await says(page, explorerModel.describe(state));
    expect(await page.locator(`[data-action=${id}]`).getAttribute('aria-pressed')).toBe('true');
  }
  const from = await middle(page, '[data-handle=point] .knob');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 150, from.y + 10, { steps: 6 });
  await page.mouse.up();
  await drawn(page);
  const x = Number(await page.locator('[data-handle=point]').getAttribute('aria-valuenow'));
  expect(x).toBeLessThan(-1);
  state = { ...state, x };
  await says(page, explorerModel.describe(state));
  await page.locator('[data-handle=alpha]').focus();
  await page.keyboard.press('PageUp');
  await page.selectOption('select', 'gelu');
  state = { ...state, alpha: 0.35, compared: 'gelu' };
  await says(page, explorerModel.describe(state));
});

test('the network builder: layers, units, a dragged edge, new weights, and depth without activation', async () => {
  const { page } = await openFigure(browser, files, 'network-builder');
  let state = builderModel.initial;
  for (const [label, action] of [
    ['Add a layer', 'add'],
    ['One unit more in layer 1', 'more:0'],
    ['One unit fewer in layer 3', 'fewer:2'],
    ['Show the plane after layer 1', 'show:1'],
    ['New weights', 'weights'],
    ['Next weight', 'next'],
  ] as const) {
    await page.getByRole('button', { name: label }).click();
    state = press(builderModel, state, action);
    await says(page, builderModel.describe(state));
  }
  const edge = await middle(page, '[data-grab="1:1:2"]');
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 12, edge.y, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
  const handle = page.locator('[data-handle=weight]');
  expect(await handle.getAttribute('aria-label')).toBe('Weight from unit 3 of layer 1 to unit 2 of layer 2');
  const weight = Number(await handle.getAttribute('aria-valuenow'));
  state = { ...state, selected: { layer: 1, to: 1, from: 2 }, moved: { '1:1:2': weight } };
  await says(page, builderModel.describe(state));
  await page.keyboard.press('ArrowUp');
  state = { ...state, moved: { '1:1:2': Number((weight + 0.05).toFixed(2)) } };
  await says(page, builderModel.describe(state));

  await page.selectOption('select', 'identity');
  state = { ...state, activation: 'identity' };
  await says(page, builderModel.describe(state));
  expect(await page.locator('[data-live]').textContent()).toContain(
    'Three hidden layers, still a plane: slope (',
  );
});

test.each<[string, [key: string, value: string][]]>([
  [
    'image',
    [
      ['ArrowRight', '231'],
      ['PageUp', '263'],
      ['Home', '99'],
      ['End', '451'],
    ],
  ],
  [
    'kernel',
    [
      ['ArrowRight', '13'],
      ['ArrowLeft', '11'],
      ['Home', '1'],
      ['PageUp', '5'],
    ],
  ],
])('the layers of AlexNet: %s stands at the number it says, step by step', async (id, presses) => {
  const { page } = await openFigure(browser, files, 'alexnet-layers');
  const rail = page.locator(`[data-handle=${id}]`);
  await rail.focus();
  await page.locator('explorable-figure[data-ready]').waitFor();
  for (const [key, value] of presses) {
    await page.keyboard.press(key);
    await drawn(page);
    expect(await rail.getAttribute('aria-valuenow')).toBe(value);
    expect(await rail.getAttribute('aria-valuetext')).toBe(value);
  }
});

test('a pixel that is pointed at lights its node, and a cell of the matrix its two nodes and their edge', async () => {
  const { page } = await openFigure(browser, files, 'pixel-graph');
  const lit = (): Promise<string[]> =>
    page
      .locator('[data-lit]')
      .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.getAttribute('data-name') ?? ''))].sort());
  await page.locator('.pixel[data-name=n12]').hover();
  await page.locator('explorable-figure[data-ready]').waitFor();
  await page.locator('.pixel[data-name=n7]').hover();
  await expect.poll(lit).toEqual(['n7']);
  await page.locator('.pixel[data-name=n0]').click();
  await page.locator('.dot-node[data-name=n0]').hover();
  await expect.poll(lit).toEqual(['n0']);
  await page.locator('.cell[data-lights="n2 n7 e57"]').hover();
  await expect.poll(lit).toEqual(['e57', 'n2', 'n7']);
  await page.locator('.cell[data-lights="n2 n7 e57"]').click();
  await page.getByRole('button', { name: 'Cut the edge 3–8' }).click();
  const state = pixelModel.act?.(press(pixelModel, pixelModel.initial, 'pixel-0'), 'edge-2-7');
  await says(page, pixelModel.describe(state ?? pixelModel.initial));
});

test('messages: an edge is cut on the map and added in the column, and the rounds go on', async () => {
  const { page } = await openFigure(browser, files, 'message-passing');
  let state = passingModel.initial;
  for (const action of ['station-6', 'edge-6-1', 'step', 'edge-6-1', 'edge-6-0']) {
    // A station and a button are pressed as such, an edge by its row in the column.
    const mark = page.locator(
      `.station[data-action=${action}], .row[data-action=${action}], button[data-action=${action}]`,
    );
    await mark.click();
    state = press(passingModel, state, action);
    await says(page, passingModel.describe(state));
  }
});

test.each([
  ['message-passing', '.row.on .back'],
  ['message-passing', '.station[data-action=station-0] rect'],
  ['pixel-graph', '.dot-node .disc'],
  ['icosahedral-globe', '.ball'],
  ['aifs-on-the-globe', '.ball'],
  ['aifs-on-the-globe', '.sheet'],
] as const)('a finger scrolls the page over what is pressed or turned: %s, %s', async (name, selector) => {
  const { page } = await openFigure(browser, files, name, {
    viewport: { width: 390, height: 500 },
    hasTouch: true,
    isMobile: true,
  });
  await page.evaluate(() => {
    document.body.style.paddingBlock = '600px';
  });
  const mark = page.locator(selector).first();
  await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y } = await middle(page, `${selector} >> nth=0`);
  const before = await page.evaluate(() => scrollY);
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (const way of [15, 30, 45, 60, 75, 90]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - way }] });
    await drawn(page);
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 40);
  await page.close();
});

test('the globe: its ball is turned by hand past the date line and tilted, and its rounds are played', async () => {
  const { page } = await openFigure(browser, files, 'icosahedral-globe');
  const read = async (id: string): Promise<number> =>
    Number(await page.locator(`[data-handle=${id}]`).getAttribute('aria-valuenow'));
  const ball = await page.locator('.ball').boundingBox();
  if (!ball) throw new Error('no ball');
  const [x, y] = [ball.x + ball.width / 2, ball.y + 0.9 * ball.height];
  await page.mouse.move(x, y);
  await awake(page);
  let turns = 0;
  for (let pull = 0; pull < 4; pull++) {
    await page.mouse.move(x - 0.15 * ball.width, y);
    await page.mouse.down();
    await page.mouse.move(x + 0.15 * ball.width, y - (pull === 0 ? 20 : 0), { steps: 3 });
    await page.mouse.up();
    await drawn(page);
    const turn = await read('turn');
    // Three tenths of the width are 0.6 radii: 34.4 degrees of the ball as it is under the hand.
    turns += (turn + 360 - (pull === 0 ? globeModel.initial.turn : turns)) % 360;
  }
  expect(Math.abs(turns - 4 * 34.4)).toBeLessThan(4);
  const tilt = await read('tilt');
  expect(tilt).toBeLessThan(globeModel.initial.tilt);
  await page.locator('[data-handle=turn]').focus();
  await page.keyboard.press('End');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y, { steps: 2 });
  await page.mouse.up();
  await drawn(page);
  expect(await read('turn')).toBeLessThan(-150);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect
    .poll(() => page.locator('.reach').getAttribute('d'), { timeout: 10_000 })
    .not.toBe(globeModel.drawings(globeModel.initial).match(/class="reach" d="([^"]*)"/)?.[1]);
});

test('the globe: a point is dragged, and a round is added', async () => {
  const { page } = await openFigure(browser, files, 'icosahedral-globe');
  const from = await middle(page, '[data-drag=point] .knob');
  await page.mouse.move(from.x, from.y);
  await awake(page);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 50, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
  const read = async (id: string): Promise<number> =>
    Number(await page.locator(`[data-handle=${id}]`).getAttribute('aria-valuenow'));
  const [north, east] = [await read('north'), await read('east')];
  expect(north).toBeLessThan(globeModel.initial.north);
  expect(east).toBeGreaterThan(globeModel.initial.east);
  const state = { ...globeModel.initial, north, east, turn: await read('turn') };
  await says(page, globeModel.describe(state));
  await page.getByRole('button', { name: 'Next round' }).click();
  await says(page, globeModel.describe({ ...state, rounds: 3 }));
});

test('AIFS at one place: the map is pulled by hand, and the parts follow one another', async () => {
  const { page } = await openFigure(browser, files, 'aifs-on-the-globe');
  const read = async (id: string): Promise<number> =>
    Number(await page.locator(`[data-handle=${id}]`).getAttribute('aria-valuenow'));
  const sheet = await page.locator('.sheet').boundingBox();
  if (!sheet) throw new Error('no map');
  const [x, y] = [sheet.x + sheet.width / 2, sheet.y + sheet.height / 2];
  await page.mouse.move(x, y);
  await awake(page);
  await page.mouse.down();
  await page.mouse.move(x, y + sheet.height / 4, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
  // A quarter of 440 km is one degree of latitude; the map is pulled down, so the place goes north.
  const { initial } = aifsModel;
  const [north, east] = [await read('north'), await read('east')];
  expect(Math.abs(north - initial.north - 1)).toBeLessThan(0.15);
  expect(east).toBe(initial.east);
  let state = { ...initial, north };
  await says(page, aifsModel.describe(state));
  for (const [label, action] of [
    ['Next step', 'step'],
    ['Next step', 'step'],
    ['Step back', 'step-back'],
  ] as const) {
    await page.getByRole('button', { name: label, exact: true }).click();
    state = press(aifsModel, state, action);
    await says(page, aifsModel.describe(state));
  }
  await page.selectOption('[data-choice=part]', 'decoder');
  state = choose(aifsModel, state, 'part', 'decoder');
  await says(page, aifsModel.describe(state));
  await page.locator('[data-handle=north]').focus();
  await page.keyboard.press('ArrowUp');
  state = { ...state, north: Number((north + 0.1).toFixed(1)) };
  await says(page, aifsModel.describe(state));
});

test('CRPS: a member and the observation are dragged and moved by keys, and members come', async () => {
  const { page } = await openFigure(browser, files, 'crps-by-hand');
  const read = async (id: string): Promise<number> =>
    Number(await page.locator(`[data-handle=${id}]`).getAttribute('aria-valuenow'));
  let state = crpsModel.initial;
  for (const [id, way] of [
    ['x2', 80],
    ['truth', -60],
  ] as const) {
    const from = await middle(page, `[data-handle=${id}] .knob`);
    const before = await read(id);
    await page.mouse.move(from.x, from.y);
    await awake(page);
    await page.mouse.down();
    await page.mouse.move(from.x + way, from.y, { steps: 4 });
    await page.mouse.up();
    await drawn(page);
    expect(Math.sign((await read(id)) - before)).toBe(Math.sign(way));
  }
  const members = [...state.members];
  members[1] = await read('x2');
  state = { members, truth: await read('truth') };
  await says(page, crpsModel.describe(state));
  await page.keyboard.press('ArrowRight');
  state = { ...state, truth: Number((state.truth + 0.1).toFixed(1)) };
  await says(page, crpsModel.describe(state));
  await page.selectOption('[data-choice=count]', '6');
  state = choose(crpsModel, state, 'count', '6');
  await says(page, crpsModel.describe(state));
});
