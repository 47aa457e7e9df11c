import { expect, test } from 'vitest';
import { launchReader } from './chromium.ts';
import { serveSite } from './site-server.ts';

test('on paper, code that is wrapped stays clear of the numbers of its lines', async () => {
  const [browser, site] = await Promise.all([launchReader(), serveSite()]);
  try {
    const page = await browser.newPage({ viewport: { width: 600, height: 1000 } });
    await page.goto(`${site.url}chapters/regularisation/`, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    const { wrapped, under } = await page.evaluate(wrappedCode);
    expect(wrapped).toBeGreaterThan(0);
    expect(under).toEqual([]);
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
});

/** How many lines of code are wrapped, and those that go on left of where they began. Runs in the page. */
function wrappedCode(): { wrapped: number; under: string[] } {
  const lines = [...document.querySelectorAll('.playground-code pre .line')].flatMap((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const first = Math.min(...boxes.map(({ top }) => top));
    const left = (from: DOMRect[]): number => Math.min(...from.map((box) => box.left));
    const rest = boxes.filter(({ top }) => top > first + 10);
    return rest.length === 0
      ? []
      : [{ line, start: left(boxes.filter((box) => !rest.includes(box))), rest: left(rest) }];
  });
  const under = lines.filter(({ start, rest }) => rest < start);
  return { wrapped: lines.length, under: under.map(({ line }) => line.textContent ?? '') };
}
