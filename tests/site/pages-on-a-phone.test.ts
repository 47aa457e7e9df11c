import { SCREEN_RULES } from './axe.ts';
import { isLaterChapter, testEveryPage } from './every-page.ts';

await testEveryPage({
  screen: 'phone',
  colorScheme: 'dark',
  hostHeaders: false,
  bothThemes: () => false,
  // A desktop asks the rest of them.
  rules: (path) => (isLaterChapter(path) ? SCREEN_RULES : undefined),
  // Text for those who write chapters, at a desk: a desktop sees it all.
  leavesOut: (path) => /^contributing\/(?!architecture\/)/.test(path),
});
