import { launchChromium } from '../src/commands/launch-chromium.ts';
import http from 'node:http'; import { readFileSync, existsSync, statSync } from 'node:fs';
const root = new URL('../dist/', import.meta.url).pathname;
const types={html:'text/html',js:'text/javascript',css:'text/css',svg:'image/svg+xml',woff2:'font/woff2',json:'application/json',mjs:'text/javascript'};
const srv = http.createServer((q,r)=>{let p=root+decodeURIComponent(new URL(q.url,'http://x').pathname); if(existsSync(p)&&statSync(p).isDirectory())p+='/index.html'; if(!existsSync(p)){r.statusCode=404;return r.end()} r.setHeader('content-type',types[p.split('.').pop()]??'application/octet-stream'); r.end(readFileSync(p));}).listen(0);
const port = srv.address().port; const b = await launchChromium();
const [slug, ...figs] = process.argv.slice(2);
for (const [w, theme] of [[1100,'light'],[1100,'dark'],[390,'light'],[390,'dark']]) {
  const page = await b.newPage({ viewport: { width: w, height: 900 }, colorScheme: theme, hasTouch: w===390 });
  await page.addInitScript(t=>localStorage.setItem('starlight-theme',t),theme);
  page.on('pageerror',e=>console.log('ERR',e.message));
  await page.goto(`http://localhost:${port}/chapters/${slug}/`);
  const over = await page.evaluate(()=>document.documentElement.scrollWidth-innerWidth); if(over>0)console.log('overflow',w,over);
  for (const f of figs) { const el = page.locator(`#fig-${f}`); await el.scrollIntoViewIfNeeded(); await page.waitForTimeout(300);
    await el.screenshot({ path: `/tmp/shots/${f}-${w}-${theme}-0.png` });
    const acts = { 'learning-loop': ['round','line','line','line','line'], 'loss-landscape': ['again'], 'optimiser-race': ['x10'] , 'backprop-graph':['next','next','next','next','next','next']}[f] ?? [];
    for (const a of acts) { await el.locator(`[data-action=${a}]`).click(); await page.waitForTimeout(150); }
    if (f==='loss-landscape') { await el.locator('select').selectOption('standard'); await el.locator('[data-handle=rate]').focus(); for(let i=0;i<8;i++) await page.keyboard.press('ArrowRight'); const k=await el.locator('[data-drag=start]').boundingBox(); await page.mouse.move(k.x+k.width/2,k.y+k.height/2); await page.mouse.down(); await page.mouse.move(k.x+60,k.y-50,{steps:4}); await page.mouse.up(); }
    await page.waitForTimeout(500);
    await el.screenshot({ path: `/tmp/shots/${f}-${w}-${theme}-1.png` });
    console.log(f,w,theme,await el.locator('[data-live]').innerText());
  }
  if (w===1100 && theme==='light') await page.screenshot({path:`/tmp/shots/${slug}.png`,fullPage:true});
  await page.close(); }
await b.close(); srv.close();
