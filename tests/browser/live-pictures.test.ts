import { expect, test } from 'vitest';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* Learning is seen: a picture that a program draws while it trains moves in its place. */

const { openPage } = sitePages({ graphics: false });

test('the fit bends while the network learns, and nothing around it jumps', async () => {
  const page = await openPage('chapters/dense-networks/?backend=wasm');
  const { region, press, says } = handsOn(page, 'Saturation humidity from observations');
  await region.scrollIntoViewIfNeeded();
  await region.evaluate((element) => {
    const seen: { path: string; height: number; charts: number; same: boolean }[] = [];
    Reflect.set(window, 'seen', seen);
    let first: Element | undefined;
    const look = (): void => {
      const charts = [...element.querySelectorAll('.results:not(.is-past) [role="img"]')];
      const fit = charts.find((chart) => chart.getAttribute('aria-label')?.startsWith('Humidity'));
      const curve = [...(fit?.querySelectorAll('path') ?? [])]
        .map((path) => path.getAttribute('d'))
        .join(' ');
      if (fit && element.closest('[data-phase="running"]')) {
        first ??= fit;
        const { height } = fit.getBoundingClientRect();
        if (seen.at(-1)?.path !== curve)
          seen.push({ path: curve, height, charts: charts.length, same: fit === first });
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await press('Run');
  await says(/^Finished/);
  const seen = await page.evaluate(
    () => Reflect.get(window, 'seen') as { path: string; height: number; charts: number; same: boolean }[],
  );
  expect(seen.length).toBeGreaterThan(4);
  expect(seen.every(({ same }) => same)).toBe(true);
  expect(new Set(seen.map(({ height }) => height)).size).toBe(1);
});
