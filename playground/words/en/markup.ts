/** What stands in a playground before anything is pressed: the build writes it, and no script of the page carries it. */
export const markup = {
  run: 'Run',
  runTitle: 'Run (Ctrl+Enter)',
  edit: 'Edit',
  reset: 'Reset',
  check: 'Check',
  showSolution: 'Show solution',
  copyLink: 'Copy link',
  fullPage: 'Open full page',
  more: 'More',
  ready: 'Ready',
  backend: 'Backend',
  runOn: 'Run on',
  fastest: 'the fastest here',
  seeProgram: 'See the program',
  codeOf: (title: string): string => `Code of ${title}`,
  runToSee: 'Run the program to see its results here.',
  checkToSee: 'Check the program to see its results here.',
  /** The group of a program's knobs, which is only heard. */
  knobs: 'Knobs: turning one changes the program and runs it',
  oneSolution: 'One solution',
  /** Said where the page's script did not come, so that nothing hears a press. */
  scriptNotLoaded:
    'Failed: the playground could not be loaded: is the network there? Reload the page to try again.',
  authorsRun: 'The author’s run',
} as const;
