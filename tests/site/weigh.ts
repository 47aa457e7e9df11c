/**
 * `npm run weigh [folder]`: what the first view of every page costs, in KB of 1024 bytes, of `dist` or another folder
 * that holds a built site. Nothing is pressed and nothing scrolled.
 */
import { launchReader } from '../browser/chromium.ts';
import { serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { visit } from './visit.ts';
import { kinds, total, weigh } from './weight.ts';

const folder = process.argv[2] ?? 'dist';
const site = await serveSite('/', { folder });
const browser = await launchReader();
const cell = (text: string): string => text.padStart(9);
console.log([...kinds, 'all'].map(cell).join(''));
for (const { path } of pagesIn(folder)) {
  const scales: ReturnType<typeof weigh>[] = [];
  const [weight] = await visit(
    browser,
    site.url + path,
    {},
    () => Promise.all(scales.map((result) => result())),
    async (page) => scales.push(weigh(page)),
  );
  if (!weight) continue;
  const row = [...kinds.map((kind) => weight[kind]), total(weight)];
  console.log(`${row.map((bytes) => cell((bytes / 1024).toFixed(1))).join('')}  /${path}`);
}
await browser.close();
await site.close();
