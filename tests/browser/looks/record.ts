/**
 * `npm run looks`: takes the pictures that `tests/browser/views-look.test.ts` compares with. What is compared, a pixel for
 * a block, is stored beside this file; the pictures themselves go to `.cache/looks`: look at them before committing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchReader } from '../chromium.ts';
import { serveSite } from '../site-server.ts';
import { openGallery } from './gallery.ts';
import { type Look, looks } from './program.ts';
import { structureOf } from './structure.ts';

const [site, browser] = [await serveSite(), await launchReader()];
try {
  for (const theme of ['light', 'dark'] as const) {
    const [stored, seen] = [
      join(import.meta.dirname, theme),
      join(import.meta.dirname, '../../../.cache/looks', theme),
    ];
    for (const folder of [stored, seen]) await mkdir(folder, { recursive: true });
    const gallery = await openGallery(browser, site.url, theme);
    for (const look of Object.keys(looks) as Look[]) {
      const png = await gallery.shoot(look);
      const structure = await gallery.png(structureOf(await gallery.pixels(png)));
      await writeFile(join(seen, `${look}.png`), png);
      await writeFile(join(stored, `${look}.png`), structure);
      console.log(`${theme} ${look}: ${structure.length} bytes`);
    }
    await gallery.close();
  }
} finally {
  await browser.close();
  await site.close();
}
