import { testEveryPage } from './every-page.ts';

await testEveryPage({
  screen: 'phone',
  colorScheme: 'dark',
  hostHeaders: false,
  bothThemes: false,
  // Text for those who write chapters, at a desk: a desktop sees it all.
  leavesOut: (path) => /^contributing\/(?!architecture\/)/.test(path),
});
