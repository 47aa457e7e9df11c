import { database } from './database.ts';
import { flag, maxLinked } from './edits.ts';
import { keepFigure, keptFigure, keptFigures } from './figure-settings.ts';
import { progressFlag } from './flags.ts';
import { forgotten } from './forgotten.ts';
import * as journal from './journal.ts';
import { erase, keys, write } from './local.ts';
import { keptModels, takeInModels } from './models.ts';
import { chosenBackends, keptPaces } from './paces.ts';
import { keepPreference, type Preference, type Preferred, preferences, preferred } from './preferences.ts';
import { recordsOf } from './progress.ts';
import { kinds, parsers } from './records.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { forgetHeld } from './result-notes.ts';
import { isLinked, linkedSlots } from './slots.ts';
import { type Edit, merge, parseEdit, takeIn } from './versions.ts';
import { emptyWork, type Work } from './work-file.ts';

/** All that is known of a reader's work, and why the rest is not, if there is a reason. */
export interface Gathered {
  work: Work;
  /** Edits that could not be read, as they lie in the database. */
  damaged: Map<string, unknown>;
  refusal: Refusal | undefined;
}

/** Gathers what is kept, and what this page knows of besides: what the database refused or has not taken in yet. */
export async function gather(): Promise<Gathered> {
  const work = emptyWork();
  const damaged = new Map<string, unknown>();
  let refusal: Refusal | undefined;
  try {
    await database.use(async (database) => {
      const transaction = database.transaction(['edits', 'damaged']);
      const [edits, others] = [transaction.objectStore('edits'), transaction.objectStore('damaged')];
      const [slots, values, keys, unread] = await Promise.all([
        edits.getAllKeys(),
        edits.getAll(),
        others.getAllKeys(),
        others.getAll(),
      ]);
      for (const [index, slot] of slots.entries()) {
        const edit = parseEdit(values[index]);
        if (edit) work.programs.set(slot, edit);
        else damaged.set(slot, values[index]);
      }
      for (const [index, key] of keys.entries()) damaged.set(key, unread[index]);
    });
  } catch (error) {
    refusal = refusalOf(error);
  }
  for (const slot of journal.slotsNoted()) {
    let edit: Edit | undefined = work.programs.get(slot);
    for (const { version, base } of journal.noted(slot)) edit = merge(edit, version, base);
    if (edit) work.programs.set(slot, edit);
  }
  const [passed, answers] = await Promise.all([recordsOf('passed'), recordsOf('answers')]);
  work.results = { passed: passed.records, answers: answers.records };
  for (const name of preferenceNames()) {
    const choice = preferred(name);
    if (choice) work.preferences.set(name, choice);
  }
  work.backends = chosenBackends();
  work.figures = keptFigures();
  return { work, damaged, refusal: refusal ?? passed.refusal ?? answers.refusal };
}

/** All of it with the weights of models: megabytes, which only a file needs. */
export async function gatherWithModels(): Promise<Gathered> {
  const gathered = await gather();
  try {
    gathered.work.models = await keptModels();
  } catch (error) {
    gathered.refusal ??= refusalOf(error);
  }
  return gathered;
}

/** How much of a file was new here, and how much there was no room for. */
export interface TakenIn {
  models: number;
  programs: number;
  results: number;
  choices: number;
  leftOut: number;
}

/**
 * Adds what a file holds to what is kept, and puts nothing of it in the place of anything: a program's versions come
 * behind the reader's own, and a result, a choice or a model counts where there is none. All of it or nothing; rejects where the
 * browser refuses.
 */
export async function takeInWork(work: Work): Promise<TakenIn> {
  const taken = await database.use(async (database) => {
    const count: TakenIn = { models: 0, programs: 0, results: 0, choices: 0, leftOut: 0 };
    const transaction = database.transaction(['edits', 'damaged', 'models', ...kinds], 'readwrite');
    const edits = transaction.objectStore('edits');
    let linked = (await edits.getAllKeys(linkedSlots())).length;
    for (const [slot, incoming] of work.programs) {
      const stored = await edits.get(slot);
      const current = parseEdit(stored);
      // A damaged one is set aside when its program is opened; until then its place is taken.
      const noRoom = stored === undefined ? isLinked(slot) && linked >= maxLinked : !current;
      if (noRoom) {
        count.leftOut++;
        continue;
      }
      const { edit, leftOut } = takeIn(current, incoming);
      count.leftOut += leftOut;
      if (JSON.stringify(edit) === JSON.stringify(current)) continue;
      if (stored === undefined && isLinked(slot)) linked++;
      count.programs++;
      await edits.put(edit, slot);
    }
    for (const kind of kinds) {
      const store = transaction.objectStore(kind);
      for (const [id, record] of work.results[kind]) {
        if (parsers[kind](await store.get(id))) continue;
        count.results++;
        await store.put(record, id);
      }
    }
    const { models, leftOut } = await takeInModels(transaction.objectStore('models'), work.models);
    count.models = models;
    count.leftOut += leftOut;
    await transaction.done;
    return count;
  });
  for (const slot of work.programs.keys()) if (!isLinked(slot)) flag(slot, true);
  for (const [name, choice] of work.preferences) if (adoptPreference(name, choice)) taken.choices++;
  for (const [program, backend] of work.backends) {
    const paces = keptPaces.load(program);
    if (paces.chosen) continue;
    keptPaces.save(program, { ...paces, chosen: backend });
    taken.choices++;
  }
  for (const [name, settings] of work.figures) {
    if (keptFigure(name) || !keepFigure(name, settings)) continue;
    taken.choices++;
  }
  write(progressFlag, String(Date.now()));
  return taken;
}

/**
 * Deletes all that the course keeps in this browser, and has open pages let go of it. Rejects where the database does not
 * allow it; what lies beside it is deleted all the same.
 */
export async function forgetEverything(): Promise<void> {
  forgetHeld();
  for (const key of keys()) erase(key);
  // Before the database is emptied: a page that goes on keeping would fill it again.
  forgotten.tell();
  try {
    await database.use(async (database) => {
      const places = ['edits', 'damaged', 'models', ...kinds] as const;
      const transaction = database.transaction(places, 'readwrite');
      await Promise.all([...places.map((place) => transaction.objectStore(place).clear()), transaction.done]);
    });
  } finally {
    // Last of all, for other tabs look for what is left; they hear a flag go only if it was there.
    write(progressFlag, String(Date.now()));
    for (const key of keys()) erase(key);
  }
}

const preferenceNames = (): Preference[] => Object.keys(preferences) as Preference[];

function adoptPreference<P extends Preference>(name: P, choice: string): boolean {
  return preferred(name) === undefined && keepPreference(name, choice as Preferred<P>);
}
