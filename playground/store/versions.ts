import { locale } from '../words/en/locale.ts';

/** One text of a program, as its reader left it. */
export interface Version {
  source: string;
  /** The original that it was made from, to say so when the chapter has changed since. */
  original: string;
  /** Milliseconds of the epoch; 0 where what was stored is no date. */
  savedAt: number;
  /** Who wrote it: each tab has a name of its own, and takes another when it goes on from another tab's version. */
  writer: string;
}

/** What is kept of a program: the version that is shown, and those of other tabs that it did not grow from. */
export interface Edit extends Version {
  others: Version[];
}

/** Letters of a version. */
export const maxLength = 1_000_000;
/** Versions kept beside the shown one; the oldest goes. */
export const maxOthers = 20;

/** Whether a text is short enough to be kept. What is longer would be taken for damaged when it is read again. */
export const fits = (source: string): boolean => source.length <= maxLength;

/** Tells one version from every other. */
export const stampOf = ({ writer, savedAt }: Version): string => `${writer} ${savedAt}`;

/**
 * What is kept once `next` has been written. It takes the place of the version that it grew from, whose stamp is `base`.
 * Where another tab has written meanwhile, both are kept, the newer one in front.
 */
export function merge(current: Edit | undefined, next: Version, base: string | undefined): Edit {
  if (!current) return { ...next, others: [] };
  const { others: kept, ...main } = current;
  const others = kept.filter(({ writer }) => writer !== next.writer);
  // What a closed tab left behind may come after what it has stored itself.
  if (main.writer === next.writer) return { ...newer(main, next), others };
  if (stampOf(main) === base) return { ...next, others };
  // Both stay, alike as they are: the next change of either tab takes the place of its own alone.
  if (main.source === next.source)
    return { ...next, others: main.source === main.original ? others : [main, ...others] };
  const first = newer(main, next);
  return { ...first, others: beside(first, [first === main ? next : main, ...others]) };
}

/** What is kept once the reader has chosen another version: the one that was shown stays beside it. */
export function prefer(current: Edit | undefined, wanted: Version): Edit {
  if (!current) return { ...wanted, others: [] };
  const { others, ...main } = current;
  return { ...wanted, others: beside(wanted, [main, ...others]) };
}

function newer(a: Version, b: Version): Version {
  return a.savedAt > b.savedAt ? a : b;
}

/** What is kept once the reader has let go of a version that was not in front. */
export function forget(current: Edit | undefined, { source }: Version): Edit | undefined {
  return current && { ...current, others: current.others.filter((other) => other.source !== source) };
}

/**
 * What is kept once a file has been taken in: what was in front stays there, what was beside it too, and the file's
 * versions come behind as far as there is room. `leftOut` counts those that there was none for.
 */
export function takeIn(
  current: Edit | undefined,
  { others, ...main }: Edit,
): { edit: Edit; leftOut: number } {
  // No tab writes under this name: none will put its next change in the place of one of these.
  const named = (version: Version): Version => ({ ...version, writer: 'file' });
  const { others: own, ...first } = current ?? { ...named(main), others: [] };
  const incoming = [main, ...others].map(named);
  const { edit, crowdedOut } = bound({ ...first, others: beside(first, [...own, ...incoming]) });
  return { edit, leftOut: crowdedOut.length };
}

/** As many versions as are kept, and those that had to make room. */
export function bound(edit: Edit): { edit: Edit; crowdedOut: Version[] } {
  const { others } = edit;
  return {
    edit: { ...edit, others: others.slice(0, maxOthers) },
    crowdedOut: others.slice(maxOthers),
  };
}

/** Only what would be lost: no original, and no text twice. */
function beside({ source }: Version, versions: Version[]): Version[] {
  const seen = new Set([source]);
  return versions.filter((version) => {
    if (seen.has(version.source) || version.source === version.original) return false;
    seen.add(version.source);
    return true;
  });
}

/** A stored value as an edit; undefined when it is damaged. */
export function parseEdit(value: unknown): Edit | undefined {
  const main = parseVersion(value);
  if (!main) return undefined;
  const { others } = value as { others?: unknown };
  const sound = (Array.isArray(others) ? others : [])
    .map(parseVersion)
    .filter((other) => other !== undefined);
  return { ...main, others: sound.slice(0, maxOthers) };
}

/** A stored value as a version; undefined when it is damaged. */
export function parseVersion(value: unknown): Version | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { source, original, savedAt, writer } = value as Record<string, unknown>;
  if (typeof source !== 'string' || !fits(source)) return undefined;
  if (typeof original !== 'string' || typeof savedAt !== 'number') return undefined;
  return {
    source,
    original,
    savedAt: Number.isNaN(new Date(savedAt).getTime()) ? 0 : savedAt,
    // Editions of the site that knew of one tab only wrote no name.
    writer: typeof writer === 'string' ? writer : '',
  };
}

const dayMs = 86_400_000;

/** `1 November 2026`; empty where the time of saving is not known, or none that can have been. */
export function dayOf({ savedAt }: Pick<Version, 'savedAt'>): string {
  if (savedAt === 0 || savedAt > Date.now() + dayMs) return '';
  return new Date(savedAt).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
}
