/** What can go wrong while the page gets a program what it needs. Names come out of the sandbox, cut to a length. */
export const runner = {
  again: (problem: string): string => `${problem}: is the network there? Press Run to try again.`,
  status: (problem: string, status: number): string => `${problem} (HTTP ${status}). Press Run to try again.`,
  sandboxNotLoaded: 'The sandbox could not be loaded',
  fileNotLoaded: (file: string): string => `${file} could not be downloaded`,
  noSuchFile: (name: string): string => `The sandbox asked for "${name}", which it may not have.`,
  sandboxSilent: 'The sandbox no longer answers: its process has ended.',
  sandboxClosed: 'The sandbox was closed.',
  frameNotLoaded: 'The sandbox frame could not be loaded.',
  frameTitle: 'Sandbox of a running program',
  notStarted: 'The sandbox did not start.',
  noReader: 'Nothing is read from other sites now: there is no reader to ask, as while times are measured.',
  tooManyModels: (most: number): string => `A run may keep and load ${most} models.`,
  noModels: 'There are no models here, as while times are measured.',
  tooManyDatasets: (most: number): string => `A run may use ${most} data sets.`,
} as const;

/** Data sets of the site. */
export const datasets = {
  none: (id: string): string => `There is no data set "${id}".`,
  notHere: (id: string): string => `There is no data set "${id}" on this site.`,
  cardDamaged: (id: string): string =>
    `The card of the data set "${id}" is damaged: it does not name its file and checksum.`,
  status: (id: string, status: number): string =>
    `The data set "${id}" could not be downloaded (HTTP ${status}). Try again.`,
  offline: (id: string): string =>
    `The data set "${id}" could not be downloaded: is the network there? Try again.`,
  notUnpacked: (id: string, bytes: number, checksum: string): string =>
    `The data set "${id}" arrived damaged: its ${bytes} bytes cannot be decompressed to those of SHA-256 ${checksum}. Try again.`,
  otherChecksum: (id: string, found: string, expected: string): string =>
    `The data set "${id}" arrived damaged: its SHA-256 is ${found}, the card says ${expected}. Try again.`,
} as const;
