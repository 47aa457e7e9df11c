import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { launchChromium } from './chromium.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/*
 * A program that uses up its memory takes the process of its frame along. Playwright takes that for a crash of the
 * whole page and refuses to speak to it, so the page is watched and pressed from a second one. Filling the four gigabytes
 * that a program has takes a minute of work, an eighth of them ends as they do.
 */

declare global {
  var heard: string;
  var channel: BroadcastChannel;
}

let site: SiteServer;
let browser: Browser;
let watcher: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launchChromium({ graphics: false, heap: 512 })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const says = async (text: RegExp): Promise<void> => {
  await vi.waitFor(async () => expect(await watcher.evaluate(() => globalThis.heard)).toMatch(text), {
    timeout: 100_000,
    interval: 500,
  });
};

test('a program that uses up the memory fails, and the next Run works', { timeout: 150_000 }, async () => {
  const context = await browser.newContext();
  watcher = await context.newPage();
  await watcher.goto(`${site.url}404.html`);
  await watcher.evaluate(() => {
    globalThis.channel = new BroadcastChannel('watch');
    globalThis.channel.onmessage = ({ data }) => {
      globalThis.heard = String(data);
    };
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    if (self !== top) return;
    const channel = new BroadcastChannel('watch');
    channel.onmessage = () => document.querySelector<HTMLElement>('[data-part="run"]')?.click();
    setInterval(() => channel.postMessage(document.querySelector('[role="status"]')?.textContent), 200);
  });
  const source = 'const rows: number[][] = []; for (;;) rows.push(new Array(1e6).fill(Math.random()));';
  await page.goto(`${site.url}playground/?backend=cpu${writeFragment({ title: 'Greedy', source })}`);
  const press = (): Promise<void> => watcher.evaluate(() => globalThis.channel.postMessage('run'));
  await press();
  await says(/^Running on CPU/);
  await says(/^Failed: The browser ended the program’s process/);
  await press();
  await says(/^Running on CPU/);
  await context.close();
});
