import { flagEdit } from './edit-flags.ts';
import { type Edit, EditStore } from './edits.ts';

const pauseMs = 400;

/** Keeps one program's edit as it is typed. A storage that refuses is reported once; the session goes on. */
export class EditKeeper {
  readonly #program: string;
  readonly #original: string;
  readonly #report: (problem: string) => void;
  readonly #store = new EditStore();
  #pending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reported = false;

  constructor(program: string, original: string, report: (problem: string) => void) {
    this.#program = program;
    this.#original = original;
    this.#report = report;
    addEventListener('pagehide', () => this.flush());
  }

  /** The kept edit, if there is a sound one. */
  async load(): Promise<Edit | undefined> {
    try {
      const stored = await this.#store.load(this.#program);
      if (stored.kind === 'edit') return stored.edit;
      flagEdit(this.#program, false);
      if (stored.kind === 'damaged') {
        this.#report(
          'Your kept version could not be read. It was set aside, not deleted; this is the original.',
        );
      }
    } catch (error) {
      this.#refused(error);
    }
    return undefined;
  }

  /** Takes note of a new text; it is stored after a short pause in the typing. */
  changed(source: string): void {
    this.#pending = source;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** Stores what is pending now. */
  flush(): void {
    clearTimeout(this.#timer);
    const source = this.#pending;
    if (source === undefined) return;
    this.#pending = undefined;
    const edited = source !== this.#original;
    const stored = edited
      ? this.#store.save(this.#program, source, this.#original)
      : this.#store.remove(this.#program);
    stored.then(
      () => flagEdit(this.#program, edited),
      (error: unknown) => this.#refused(error),
    );
  }

  #refused(error: unknown): void {
    if (this.#reported) return;
    this.#reported = true;
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    this.#report(
      full
        ? 'The browser’s storage is full: edits last until this page is closed. Copy link keeps them.'
        : 'The browser refuses storage: edits last until this page is closed. Copy link keeps them.',
    );
  }
}
