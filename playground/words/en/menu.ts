/** The menu of a playground: the build writes it once a page. */
export const menu = {
  reset: 'Reset',
  copyLink: 'Copy link',
  fullPage: 'Open full page',
  backend: 'Backend',
  runOn: 'Run on',
  fastest: 'the fastest here',
} as const;
