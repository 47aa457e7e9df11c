import type { MadeFrom } from './digests.ts';

/** What a recording was made from, and what came of it. */
export interface RecordedFrom extends MadeFrom {
  /** Digest of the recording itself: nobody's hand changes what a program showed. */
  recording: string;
}

/** The one file that says what every recording was made from, a line each: merging changes of it is easy. */
export const madeFromPath = 'content/recorded-from.json';

const line = /^\s*"(content\/[^"]+)": "([0-9a-f ]*)",?$/gm;

/**
 * Reads the file's text: by the path of the program, the digests of code, kernels, data and recording. Lines that a merge has left
 * there besides are no reason to record anew.
 */
export function readMadeFrom(text = ''): Map<string, RecordedFrom> {
  const known = new Map<string, RecordedFrom>();
  for (const [, path = '', digests = ''] of text.matchAll(line)) {
    const [code = '', kernels = '', data = '', recording = ''] = digests.split(' ');
    known.set(path, { code, kernels, data, recording });
  }
  return known;
}

/** The file's text, in the order of the paths. */
export function writeMadeFrom(known: ReadonlyMap<string, RecordedFrom>): string {
  const lines = [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { code, kernels, data, recording }]): [string, string] => [
      path,
      [code, kernels, data, recording].join(' ').trim(),
    ]);
  return `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`;
}

/** What has changed since a recording was made, as the end of a sentence; undefined when nothing has. */
export function changedSince(
  recorded: MadeFrom | undefined,
  today: MadeFrom | undefined,
): string | undefined {
  if (!recorded || !today) return 'nothing says what it was made from';
  const changed = [
    ...(recorded.code === today.code ? [] : ['the program, or what it uses of lab,']),
    ...(recorded.kernels === today.kernels ? [] : ['the kernels or TensorFlow.js']),
    ...(recorded.data === today.data ? [] : ['the data']),
  ];
  if (changed.length === 0) return undefined;
  return `${changed.join(' and ')} ${changed.length > 1 ? 'have' : 'has'} changed since`.replace(
    /, have/,
    ' have',
  );
}
