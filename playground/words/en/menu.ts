/** The menu of a playground. The page's script, which each page carries, writes it: few words. */
export const menu = {
  reset: 'Reset',
  copyLink: 'Copy link',
  fullPage: 'Open full page',
  backend: 'Backend',
  runOn: 'Run on',
  fastest: 'the fastest here',
} as const;
