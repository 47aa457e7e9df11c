import { database } from '../store/database.ts';
import * as edits from '../store/edits.ts';
import { forgotten } from '../store/forgotten.ts';
import * as journal from '../store/journal.ts';
import { isLinked } from '../store/slots.ts';
import { type Edit, fits, maxLength, maxOthers, stampOf, type Version } from '../store/versions.ts';
import { keeping as words } from '../words/en/store.ts';
import { collectKept } from './collect-kept.ts';
import { OtherTabs } from './other-tabs.ts';
import { StorageProblems } from './storage-problems.ts';

/** A pause in the typing (milliseconds) after which a text goes from the journal into the database. */
const pauseMs = 400;

export interface KeeperOptions {
  /** The name under which the program's versions are kept. */
  slot: string;
  original: string;
  /** Says in words that something could not be kept or read, once each. */
  report(problem: string): void;
  /**
   * Another tab has changed the program. `newer` says that its version grew from the one that is shown here, which may
   * give way; otherwise the two part, and both are kept.
   */
  onElsewhere(version: Version, newer: boolean): void;
  /** The reader has forgotten everything in another tab: `shown` is kept nowhere any more. */
  onForgotten(shown: Version): void;
}

const newWriter = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** Keeps the versions of one program, each change at once, and sees to it that no tab overwrites another's. */
export class EditKeeper {
  readonly #options: KeeperOptions;
  readonly #life = new AbortController();
  readonly #problems: StorageProblems;
  readonly #tabs: OtherTabs;
  #writer = newWriter();
  /** What is shown: undefined as long as it is the original, untouched. */
  #shown: Version | undefined;
  /** Stamp of the version that the changes made here grew from. */
  #base: string | undefined;
  #unsaved: Version | undefined;
  /** Whether the journal took the last change. */
  #noted = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
    const { signal } = this.#life;
    this.#problems = new StorageProblems((problem) => options.report(problem));
    this.#tabs = new OtherTabs(
      {
        slot: options.slot,
        shown: () => this.shown.source,
        mayFollow: (base) => !this.#writes || base === stampOf(this.shown),
        onElsewhere: (version, newer) => options.onElsewhere(version, newer),
      },
      signal,
    );
    // What the journal has is safe, and a transaction that is under way as the page goes would be kept in WebKit's page
    // cache with it, where it holds the database against every page that comes after.
    const leave = (): void => {
      if (!this.#noted) this.flush();
    };
    addEventListener('pagehide', leave, { signal });
    document.addEventListener('visibilitychange', () => (document.hidden ? leave() : this.#look()), {
      signal,
    });
    // A page that comes back out of the cache has slept through what other tabs said.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#wake(), { signal });
    forgotten.hear(() => this.#letGo(), signal);
    database.onNewer(() => this.#problems.report(words.newerEdition), signal);
  }

  /** The version that is shown. */
  get shown(): Version {
    const { original } = this.#options;
    return this.#shown ?? { source: original, original, savedAt: 0, writer: '' };
  }

  /** What is kept, if anything sound is. Its version counts as shown, unless the reader was quicker than the storage. */
  async load(): Promise<Edit | undefined> {
    const kept = await this.#collect();
    if (kept && !this.#writes) this.#shown = kept;
    return kept;
  }

  /** Takes note of a new text, at once; the database gets it after a short pause in the typing. */
  changed(source: string): void {
    if (source === this.shown.source) return;
    if (!fits(source)) {
      this.#problems.report(words.tooLong(maxLength));
      return;
    }
    if (!this.#writes) this.#base = this.#shown && stampOf(this.#shown);
    const { slot, original } = this.#options;
    const savedAt = Math.max(Date.now(), this.shown.savedAt + 1);
    const version = { source, original, savedAt, writer: this.#writer };
    this.#shown = version;
    this.#unsaved = version;
    this.#noted = journal.note(slot, { version, base: this.#base });
    if (!isLinked(slot)) edits.flag(slot, true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** The page shows another tab's version from now on, which grew from the one that was shown. */
  adopt(version: Version): void {
    this.flush();
    this.#shown = version;
    this.#writer = newWriter();
  }

  /** The reader has chosen another version; the one that was shown stays beside it. */
  prefer(version: Version): void {
    this.adopt(version);
    this.#keep(edits.prefer(this.#options.slot, version));
  }

  /** Takes note of a text that takes the place of the shown version, which stays beside it. */
  putBefore(source: string): void {
    if (source === this.shown.source) return;
    this.flush();
    // A version by another writer that grew from none: it parts from what is kept, as another tab's would.
    this.#writer = newWriter();
    this.#shown = { ...this.shown, writer: this.#writer };
    this.#base = undefined;
    this.changed(source);
  }

  /** Lets go of one of the versions beside the shown one; what is kept then. */
  forget(version: Version): Promise<Edit | undefined> {
    const { slot } = this.#options;
    journal.strike(slot, version);
    return this.#keep(edits.forget(slot, version));
  }

  /** The newest that another tab has written since the parting; `version` where it has not gone on. */
  latest(version: Version): Version {
    return this.#tabs.latest(version);
  }

  /** Stores what is not in the database yet. */
  flush(): void {
    clearTimeout(this.#timer);
    const version = this.#unsaved;
    this.#unsaved = undefined;
    if (version) this.#save({ version, base: this.#base });
  }

  dispose(): void {
    this.flush();
    this.#tabs.stopWaiting();
    this.#life.abort();
  }

  /** Whether what is shown was written here, and not loaded or taken over. */
  get #writes(): boolean {
    return this.#shown?.writer === this.#writer;
  }

  #save({ version, base }: journal.Entry): Promise<Edit | undefined> {
    const { slot } = this.#options;
    return this.#keep(
      edits.save(slot, version, base).then((kept) => {
        journal.strike(slot, version);
        if (!this.#noted) this.#problems.report(words.journalFull);
        return kept;
      }),
    );
  }

  async #keep(change: Promise<edits.Kept>): Promise<Edit | undefined> {
    const { slot } = this.#options;
    try {
      const { edit, dropped, crowdedOut } = await change;
      if (!isLinked(slot)) edits.flag(slot, edit !== undefined || this.#unsaved !== undefined);
      if (dropped.length > 0) this.#problems.report(words.linkedMadeRoom(edits.maxLinked));
      if (crowdedOut.length > 0) this.#problems.report(words.versionsMadeRoom(maxOthers));
      return edit;
    } catch (error) {
      this.#problems.refused(error, this.#noted);
      return undefined;
    }
  }

  #collect(): Promise<Edit | undefined> {
    return collectKept({
      slot: this.#options.slot,
      hasUnsaved: () => this.#unsaved !== undefined,
      damaged: () => this.#problems.report(words.damaged),
      refused: (error) => this.#problems.refused(error, this.#noted),
    });
  }

  /** Looks for what was written or forgotten elsewhere while this page lay in the cache, where nothing is heard. */
  async #wake(): Promise<void> {
    const { slot } = this.#options;
    const isStored = !this.#unsaved && this.#noted && journal.noted(slot).length === 0;
    const stored = isStored ? await edits.load(slot).catch(() => undefined) : undefined;
    if (stored?.kind === 'none' && !this.#unsaved && !this.#life.signal.aborted) this.#letGo();
    else await this.#look();
  }

  /** Everything was forgotten: nothing of it is kept again, and what is typed from now on is new. */
  #letGo(): void {
    const before = this.shown;
    clearTimeout(this.#timer);
    this.#tabs.forget();
    this.#unsaved = undefined;
    this.#shown = undefined;
    this.#base = undefined;
    this.#writer = newWriter();
    if (before.source !== this.#options.original) this.#options.onForgotten(before);
  }

  /** Looks for what another tab has written while this page was hidden. */
  async #look(): Promise<void> {
    const kept = await this.#collect();
    if (!kept || this.#life.signal.aborted) return;
    const known = kept.writer === this.#writer || stampOf(kept) === stampOf(this.shown);
    if (!known) this.#tabs.tell({ version: kept, base: undefined });
  }
}
