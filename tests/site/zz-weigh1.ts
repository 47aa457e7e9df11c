import { launchReader } from '../browser/chromium.ts';
import { serveSite } from '../browser/site-server.ts';
import { visit } from './visit.ts';
import { kinds, total, weigh } from './weight.ts';
const browser = await launchReader();
for (const folder of ['/work/main/dist', '/work/wt-store/dist']) {
  const site = await serveSite('/', { folder });
  for (const path of process.argv.slice(2)) {
    const scales: any[] = [];
    try {
    const [weight] = await visit(browser, site.url + path, {}, () => Promise.all(scales.map((r) => r())), async (page: any) => scales.push(weigh(page)));
    console.log(folder, path, kinds.map((k) => `${k} ${weight![k]}`).join(' '), total(weight!));
    } catch (e) { console.log(folder, path, String(e)); }
  }
  await site.close();
}
await browser.close();
