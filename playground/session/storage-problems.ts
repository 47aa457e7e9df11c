import { refusalOf } from '../store/refusal.ts';
import { refusals, keeping as words } from '../words/en/store.ts';

/** Says in words what the storage could not do, once each. */
export class StorageProblems {
  readonly #say: (problem: string) => void;
  readonly #said = new Set<string>();

  constructor(say: (problem: string) => void) {
    this.#say = say;
  }

  report(problem: string): void {
    if (this.#said.has(problem)) return;
    this.#said.add(problem);
    this.#say(problem);
  }

  /** The database has refused. `noted` says that the journal has the newest text all the same. */
  refused(error: unknown, noted: boolean): void {
    const refusal = refusalOf(error);
    if (refusal === 'newer') this.report(words.newerEdition);
    else this.report(noted ? words.onlyNewest(refusals[refusal]) : words.untilClosed(refusals[refusal]));
  }
}
