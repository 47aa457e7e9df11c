import { locale } from './locale.ts';

/** What a playground says once it is pressed: its controller, its panels, and the notes on the reader's program. */
export const element = {
  stop: 'Stop',
  backends:
    'The first Run takes the first that starts of WebGPU, WebAssembly, WebGL and plain JavaScript. When it has ended, ' +
    'the program is timed on the others for a moment, and the next Run takes the fastest.',
  program: (title: string): string => `Program: ${title}`,
  notRecorded: 'This program came with a link, without results. Run it to see its own here.',
  loadingEditor: 'Loading the editor …',
  editorNotLoaded: 'Failed: the editor could not be loaded: is the network there? Press Edit to try again.',
  editorNeedsReload: 'If pressing Edit once more does not help, a reload will. Your text is kept.',
  reload: 'Reload the page',
  linkCopied: 'The link is copied. It carries the program itself.',
  linkNotCopied: (address: string): string => `The browser did not allow copying. The link: ${address}`,
  noSuchBackend: (wanted: string, known: readonly string[]): string =>
    `There is no backend “${wanted}”; ?backend= takes ${known.join(', ')}.`,
  /** Over the author's result, where another version of the program stands beside it. */
  authorsRunOnly: 'The author’s run, not of the program as it stands here',
  dismiss: 'Dismiss',
  undo: 'Undo',
} as const;

/** The code before an editor takes its place. */
export const code = {
  showAll: (lines: number): string => `Show all ${lines.toLocaleString(locale)} lines`,
  moreLines: (count: number): string => `… ${count} more lines: press Edit to see all of them.`,
  unseenCharacters: 'Characters that are not seen, or turn the direction of others',
} as const;

/** The panel of errors. */
export const errors = {
  showAll: (letters: number): string => `Show all ${letters.toLocaleString(locale)} letters`,
  goToLine: (line: number): string => `Go to line ${line}`,
} as const;

/** What a run says to those who do not see it. */
export const spoken = {
  checks: (passed: number, failed: number): string => `Checks: ${passed} passed, ${failed} failed.`,
  lastValues: (values: string): string => `Last values: ${values}.`,
  progress: 'progress',
  /** How far: `steps 20 of 100`, or without a known end `steps 20`. */
  place: (label: string, done: string, total: string | undefined): string =>
    total === undefined ? `${label} ${done}` : `${label} ${done} of ${total}`,
} as const;

/** The question whether a program may read from another site. */
export const consent = {
  question: 'May the program read from another site?',
  /** Stand around the host's name, which is an element of its own. */
  asks: ['This program asks to read data from ', '.'],
  meaning:
    'The page would fetch them for it, without cookies. That host learns your network address and what is asked for. ' +
    'What you allow holds for every program until you leave this page.',
  allow: (host: string): string => `Allow ${host}`,
  refuse: 'Do not allow',
} as const;

/** Which program stands in the playground, and which versions of it there are. `day` is empty where none is known. */
export const versions = {
  linkCame:
    'A program came with the link. It runs in a sandbox, without storage or access to this page, and reaches only those ' +
    'hosts that you allow. It computes on the processor; under “More”, “Backend” you may give it the graphics processor. ' +
    'Whoever made the link calls it: ',
  courseCame: 'The link brings a program of the course: ',
  ownLinkCame: 'This program came with a link that you made. Its title: ',
  linkedProgram: 'The linked program',
  ownProgram: 'Your own program',
  isOwnProgram: 'This is your own program.',
  isOriginal: 'This is the original program.',
  backToLinked: 'Back to the program of the link. Your version is kept beside it.',
  backToOriginal: 'Back to the original program. Your version is kept beside it.',
  showOriginal: 'Show the original',
  isBack: (day: string, originalChanged: boolean): string =>
    `Your version${of(day)} is back.${originalChanged ? ' The original has changed since.' : ''}`,
  besideOriginal: (day: string): string => `Your version${of(day)} is kept beside the original.`,
  besideShown: (day: string): string => `Another version${of(day)} is kept beside this one.`,
  showOther: 'Show the other version',
  forgetOther: 'Forget the other version',
  otherShown: 'The other version is shown. The one before is kept.',
  newerElsewhere: 'This program was changed in another tab; that version is shown.',
  changedElsewhere: 'This program was changed in another tab as well. Both versions are kept.',
  forgottenElsewhere: 'You have forgotten everything in another tab. The program is shown as it came.',
  showElsewhere: 'Show the other tab’s version',
} as const;

function of(day: string): string {
  return day === '' ? '' : ` of ${day}`;
}

/** Why a program does not get a model. */
export const models = {
  notKept: 'The browser does not keep the model: storage is refused or full.',
  none: (name: string): string =>
    `No model "${name}" is kept in this browser. Run the program that trains it; the last chapter lists what there is.`,
  noneOfAuthor: (name: string): string =>
    `The course has no model "${name}", or it could not be downloaded. The last chapter lists the author's models.`,
  notForLinks:
    'A program that came with a link gets the author’s models and its own, not those of other programs.',
} as const;
