import { isLaterChapter, testEveryPage } from './every-page.ts';

await testEveryPage({
  screen: 'desktop',
  colorScheme: 'light',
  hostHeaders: true,
  // The dark colours of a chapter a phone sees.
  bothThemes: (path) => !isLaterChapter(path),
  // One template fills the pages of `lab`, another those of the data sets; a phone, where they have the least room, sees
  // them all.
  leavesOut: (path) => /^lab\/(?!data\/).+|^datasets\/(?!coads\/).+/.test(path),
});
