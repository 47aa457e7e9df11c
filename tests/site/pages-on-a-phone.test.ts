import { SCREEN_RULES } from './axe.ts';
import { isLaterChapter, testEveryPage } from './every-page.ts';

await testEveryPage({
  screen: 'phone',
  colorScheme: 'dark',
  hostHeaders: false,
  bothThemes: () => false,
  // A desktop asks the rest of them. What only a phone shows, such as its menu, is alike on the pages asked all rules.
  rules: (path) => (isLaterChapter(path) || isSeenWhole(path) ? SCREEN_RULES : undefined),
  // Text for those who write chapters, at a desk: a desktop sees it all.
  leavesOut: (path) => /^contributing\/(?!architecture\/)/.test(path),
});

/** Short pages of text that a desktop asks all rules: no reader finds other parts in them on a phone. */
function isSeenWhole(path: string): boolean {
  return /^(404\.html|benchmark\/|idioms\/|your-work\/|contributing\/.*|datasets\/(coads\/)?|lab\/(data\/)?)$/.test(
    path,
  );
}
