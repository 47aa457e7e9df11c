import * as journal from '../store/journal.ts';
import type { Version } from '../store/versions.ts';

/** A pause in the typing (milliseconds) after which what another tab wrote is looked at. */
const pauseMs = 400;

export interface OtherTabsOptions {
  /** The name under which the program's versions are kept. */
  slot: string;
  /** The text that is shown here. */
  shown(): string;
  /** Whether a version that grew from the one with the stamp `base` may take the place of what is shown here. */
  mayFollow(base: string | undefined): boolean;
  /** `newer` says that the version may take the place of what is shown here; otherwise the two part. */
  onElsewhere(version: Version, newer: boolean): void;
}

/** Hears from the journal what other tabs write to the same program, and tells of it when they pause. */
export class OtherTabs {
  readonly #options: OtherTabsOptions;
  /** Writers whose versions part from what is shown, told of once. */
  readonly #told = new Set<string>();
  #last: Version | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OtherTabsOptions, signal: AbortSignal) {
    this.#options = options;
    journal.hear(
      options.slot,
      (entry) => {
        this.#last = entry.version;
        this.stopWaiting();
        this.#pause = setTimeout(() => this.tell(entry), pauseMs);
      },
      signal,
    );
  }

  /** Tells of a version, unless it is what is shown, or parts from it and its writer has been told of. */
  tell({ version, base }: journal.Entry): void {
    const { shown, mayFollow, onElsewhere } = this.#options;
    if (version.source === shown()) return;
    const newer = mayFollow(base);
    // The reader need not be told with every pause of the other tab.
    if (!newer && this.#told.has(version.writer)) return;
    this.#told.add(version.writer);
    onElsewhere(version, newer);
  }

  /** The newest that the version's writer has written since; the version itself where they have not gone on. */
  latest(version: Version): Version {
    const last = this.#last;
    return last?.writer === version.writer && last.savedAt > version.savedAt ? last : version;
  }

  /** What was heard is forgotten, and nothing of it is told any more. */
  forget(): void {
    this.stopWaiting();
    this.#last = undefined;
  }

  /** Tells no more of what was heard last. */
  stopWaiting(): void {
    clearTimeout(this.#pause);
  }
}
