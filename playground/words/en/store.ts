import { locale } from './locale.ts';

/** Why the browser keeps nothing; the beginning of a sentence. */
export const refusals = {
  full: 'The browser’s storage is full',
  busy: 'The browser’s storage is busy',
  refused: 'The browser refuses storage',
} as const;

/** What becomes of a reader's versions of a program. */
export const keeping = {
  newerEdition:
    'Your kept versions belong to a newer edition of this site and are untouched. Reload the page to see them.',
  tooLong: (most: number): string =>
    `A program of more than ${most.toLocaleString(locale)} letters is not kept; its last version that was shorter is. Copy the text elsewhere.`,
  journalFull:
    'The browser’s storage for the newest text is full: what is typed in the last second before leaving the page may be lost.',
  linkedMadeRoom: (most: number): string =>
    `Your versions of ${most} linked programs are kept. The oldest has made room for this one.`,
  versionsMadeRoom: (most: number): string =>
    `${most} versions of this program are kept beside the one that is shown. The oldest has made room.`,
  damaged: 'Your kept version could not be read. It was set aside, not deleted; this is the original.',
  onlyNewest: (why: string): string =>
    `${why} for earlier versions; the newest text of each program is kept all the same.`,
  untilClosed: (why: string): string => `${why}: edits last until this page is closed. Copy link keeps them.`,
} as const;

/** What is wrong with a file of somebody's work. */
export const workFile = {
  tooLarge: 'The file is too large to be one of this course.',
  notJson: 'The file is not JSON: it is damaged, or it is another file.',
  foreign: 'The file holds no work from this course.',
  newer: 'The file is of a newer edition of this site. Reload the page and choose it again.',
} as const;
