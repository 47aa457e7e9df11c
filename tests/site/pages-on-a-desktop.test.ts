import { testEveryPage } from './every-page.ts';

await testEveryPage({
  screen: 'desktop',
  colorScheme: 'light',
  hostHeaders: true,
  bothThemes: true,
  // One template fills the pages of `lab`; a phone, where they have the least room, sees them all.
  leavesOut: (path) => /^lab\/(?!data\/).+/.test(path),
});
