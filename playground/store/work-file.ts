import { type Backend, backends } from '../protocol/events.ts';
import { readTensors, writtenTensor } from '../protocol/model-file.ts';
import { record } from '../protocol/primitives.ts';
import { workFile } from '../words/en/store.ts';
import { type FigureSettings, parseFigure } from './figure-settings.ts';
import { isKeptPath, type KeptModel, parseModel } from './models.ts';
import { choiceOf, type Preference, preferences } from './preferences.ts';
import { isId, type Kind, kinds, parsers, type Records } from './records.ts';
import { isSlot } from './slots.ts';
import { type Edit, parseEdit } from './versions.ts';

/** What a reader has done and chosen, as it goes into a file and comes back out of one. */
export interface Work {
  /** By slot. */
  programs: Map<string, Edit>;
  results: { [K in Kind]: Map<string, Records[K]> };
  preferences: Map<Preference, string>;
  /** The backends chosen for programs. */
  backends: Map<string, Backend>;
  /** What figures are set to, by their names. */
  figures: Map<string, FigureSettings>;
  /** Weights that programs have saved, by the slot of the program and their name. */
  models: Map<string, KeptModel>;
}

/** How the file says what it is, in every language of the site. */
const what = 'work of a reader of “Neural networks and deep learning for weather prediction”';
/** Raised when older editions could no longer read the file. */
const format = 1;

/** Letters of a file, and entries of one kind in it; nobody has written more. Fifty models take 135 million at most. */
export const longestFile = 250_000_000;
const mostEntries = 5000;

export const emptyWork = (): Work => ({
  programs: new Map(),
  results: { passed: new Map(), answers: new Map() },
  preferences: new Map(),
  backends: new Map(),
  figures: new Map(),
  models: new Map(),
});

/**
 * The text of the file.
 * @param damaged edits that could not be read, by their keys: nobody but a person can make sense of them
 */
export function writeWork(
  work: Work,
  savedAt: Date,
  damaged: ReadonlyMap<string, unknown> = new Map(),
): string {
  const entries = <T>(map: ReadonlyMap<string, T>): Record<string, T> => Object.fromEntries(map);
  const file = {
    what,
    format,
    savedAt: savedAt.toISOString(),
    programs: entries(work.programs),
    passed: entries(work.results.passed),
    answers: entries(work.results.answers),
    preferences: entries(work.preferences),
    backends: entries(work.backends),
    figures: entries(work.figures),
    models: entries(new Map([...work.models].map(([path, model]) => [path, writtenModel(model)]))),
    ...(damaged.size > 0 && { damaged: entries(new Map([...damaged].filter(([, value]) => isJson(value)))) }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export type ReadWork =
  | { ok: true; work: Work /** Entries that make no sense, which are left out. */; unreadable: number }
  | { ok: false; message: string };

/** A file's text as work. Somebody else may have written it: only what can be true is taken over. */
export function readWork(text: string): ReadWork {
  if (text.length > longestFile) return { ok: false, message: workFile.tooLarge };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, message: workFile.notJson };
  }
  const fields = fieldsOf(file);
  if (fields['what'] !== what) return { ok: false, message: workFile.foreign };
  if (fields['format'] !== format)
    return {
      ok: false,
      message: workFile.newer,
    };
  const work = emptyWork();
  let unreadable = 0;
  const take = <K extends string, T>(
    name: string,
    into: Map<K, T>,
    isKey: (key: string) => key is K,
    parse: (value: unknown, key: K) => T | undefined,
  ): void => {
    const entries = Object.entries(fieldsOf(fields[name]));
    unreadable += Math.max(0, entries.length - mostEntries);
    for (const [key, value] of entries.slice(0, mostEntries)) {
      const sound = isKey(key) ? parse(value, key) : undefined;
      if (sound === undefined) unreadable++;
      else into.set(key as K, sound);
    }
  };
  take('programs', work.programs, isKeyOf(isSlot), parseEdit);
  for (const kind of kinds) takeRecords(kind);
  take('preferences', work.preferences, isPreference, (value, name) => choiceOf(name, value));
  take('backends', work.backends, isKeyOf(isSlot), (value) => backends.find((known) => known === value));
  take('figures', work.figures, isKeyOf(isId), parseFigure);
  take('models', work.models, isKeyOf(isKeptPath), readWrittenModel);
  return { ok: true, work, unreadable };

  function takeRecords<K extends Kind>(kind: K): void {
    take(kind, work.results[kind], isKeyOf(isId), parsers[kind]);
  }
}

const writtenModel = ({ tensors, scores, at }: KeptModel) => ({
  at,
  scores,
  tensors: tensors.map(writtenTensor),
});

const readWrittenModel = (value: unknown): KeptModel | undefined => {
  const model = record(value);
  return parseModel({ ...model, tensors: readTensors(model?.['tensors']) });
};

const isKeyOf =
  (test: (key: string) => boolean) =>
  (key: string): key is string =>
    test(key);

const isPreference = (name: string): name is Preference => Object.hasOwn(preferences, name);

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
