/** What stands in a playground before anything is pressed: the build writes it, and no script of the page carries it. */
export const markup = {
  run: 'Run',
  runTitle: 'Run (Ctrl+Enter)',
  edit: 'Edit',
  check: 'Check',
  showSolution: 'Show solution',
  more: 'More',
  step: 'Step',
  tenSteps: '10 steps',
  goOn: 'Go on',
  ready: 'Ready',
  seeProgram: 'See the program',
  codeOf: (title: string): string => `Code of ${title}`,
  runToSee: 'Run the program to see its results here.',
  runToRead: (host: string): string =>
    `The author has not run this program: it reads data from ${host} when you press Run. The page asks you first.`,
  checkToSee: 'Check the program to see its results here.',
  oneSolution: 'One solution',
  /** Goes on from “One solution” on paper. */
  whatChanges: ': the lines that it changes',
  /** Said where the page's script did not come, so that nothing hears a press. */
  scriptNotLoaded:
    'Failed: the playground could not be loaded: is the network there? Reload the page to try again.',
  authorsRun: 'The author’s run',
} as const;
