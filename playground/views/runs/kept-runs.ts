import { runs as words } from '../../words/en/views.ts';
import { most } from '../holdings.ts';
import { resultsNote } from '../render-results.ts';
import type { Results } from '../results.ts';
import { isComparable, keepable, pictureValues } from './keepable.ts';
import type { OtherRun } from './other-run.ts';
import { markOf, type RunMark } from './run-mark.ts';

/** What a run was made from. */
export interface RunOrigin {
  /** What was changed in the program: `hidden 2`. */
  name: string;
  seed: number | undefined;
  source: string;
}

/** A run that the reader may compare with, as a button says it. */
export interface RunChoice {
  key: string;
  label: string;
  /** Backend, seconds and seed. */
  details: string;
  pressed: boolean;
  /** What its lines are told by. */
  mark: RunMark;
}

interface KeptRun extends RunOrigin {
  key: string;
  /** By it its lines are told from those of others: no other kept run has it. */
  slot: number;
  results: Results;
  pinned: boolean;
}

/** Runs that are kept besides those that are pinned, and how many can be. */
const mostRuns = 5;
export const mostPinned = 3;
/** Numbers in the fields and maps of all kept runs: as many as one run may hold. */
const mostValues = most.values;

const authorKey = 'author';
const authorNames = {
  role: 'author',
  label: words.author,
  show: words.showAuthors,
} as const;

/** The runs of a program that its reader can compare with, for as long as the page lives. */
export class KeptRuns {
  /** The newest first. */
  #runs: KeptRun[] = [];
  #author: Results | undefined;
  /** Whether there is an author's run, which may not have been fetched yet: its button stands in its place before. */
  readonly #hasAuthor: boolean;
  #count = 0;
  /** What the reader has chosen, by key; what is not in it is shown or not by its place. */
  readonly #chosen = new Map<string, boolean>();
  /** The one that was chosen last: tables and pictures are compared with it. */
  #first: string | undefined;

  constructor(hasAuthor = false) {
    this.#hasAuthor = hasAuthor;
  }

  /** Takes the author's run in. */
  set author(results: Results) {
    this.#author = results;
  }

  /** Keeps a run that is over. An older one of the same text that is not pinned makes place for it. */
  add(origin: RunOrigin, results: Results, pinned: boolean): void {
    const kept = keepable(results);
    if (!isComparable(kept)) return;
    // What was said of the run before holds for the one that takes its place: a reader who wants none wants none.
    const before = this.#previous;
    const wanted = before && this.#chosen.get(before.key);
    if (before && wanted === false) this.#chosen.delete(before.key);
    this.#count += 1;
    const key = `run-${this.#count}`;
    if (wanted === false) this.#chosen.set(key, false);
    this.#runs = this.#runs.filter((run) => run.pinned || run.source !== origin.source);
    const taken = new Set(this.#runs.map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    // Two texts may be called alike, as "3 lines changed" is.
    const isTaken = this.#runs.some(({ name }) => name === origin.name);
    const name = isTaken ? words.again(origin.name, this.#count) : origin.name;
    this.#runs.unshift({ ...origin, name, key, slot, results: kept, pinned });
    this.#bound();
  }

  /** What the row of buttons offers: the author's run, and the reader's from the newest on. */
  get choices(): RunChoice[] {
    const own = this.#runs.map((run) => ({
      key: run.key,
      label: run.pinned ? words.pinned(run.name) : run.name,
      details: resultsNote(run.results, '', run.seed),
      pressed: this.#isShown(run.key),
      mark: markOf({ role: run === this.#previous ? 'previous' : 'other', slot: run.slot }),
    }));
    if (!this.#hasAuthor) return own;
    const author = {
      key: authorKey,
      label: words.author,
      details: this.#author ? resultsNote(this.#author, '') : '',
      pressed: this.#isShown(authorKey),
      mark: markOf({ role: 'author' }),
    };
    return [author, ...own];
  }

  /** Shows a run beside the reader's, or no longer. */
  toggle(key: string): void {
    const shown = !this.#isShown(key);
    this.#chosen.set(key, shown);
    this.#first = shown ? key : undefined;
  }

  /** The runs that are shown: the one chosen last, then the reader's from the newest on, then the author's. */
  get others(): OtherRun<Results>[] {
    const shown = [...this.#runs.map(({ key }) => key), authorKey].filter((key) => this.#isShown(key));
    const first = shown.filter((key) => key === this.#first);
    const rest = shown.filter((key) => key !== this.#first);
    return [...first, ...rest].flatMap((key) => this.#otherOf(key) ?? []);
  }

  #otherOf(key: string): OtherRun<Results> | undefined {
    if (key === authorKey) return this.#author && { ...authorNames, run: this.#author };
    const run = this.#runs.find((one) => one.key === key);
    if (!run) return undefined;
    const { name, slot, results } = run;
    return run === this.#previous
      ? { role: 'previous', label: words.previous(name), show: words.showPrevious, slot, run: results }
      : { role: 'other', label: name, show: words.show(name), slot, run: results };
  }

  get #previous(): KeptRun | undefined {
    return this.#runs[0];
  }

  /** By itself the run before is shown and those that are pinned; the author's where there is no run before. */
  #isShown(key: string): boolean {
    const chosen = this.#chosen.get(key);
    if (key === authorKey) return this.#hasAuthor && (chosen ?? this.#runs.length === 0);
    const run = this.#runs.find((one) => one.key === key);
    return run !== undefined && (chosen ?? (run.pinned || run === this.#previous));
  }

  #bound(): void {
    for (const run of this.#runs.filter(({ pinned }) => pinned).slice(mostPinned)) run.pinned = false;
    const free = this.#runs.filter(({ pinned }) => !pinned);
    const gone = new Set(free.slice(mostRuns));
    this.#runs = this.#runs.filter((run) => !gone.has(run));
    for (const key of this.#chosen.keys()) {
      if (key !== authorKey && !this.#runs.some((run) => run.key === key)) this.#chosen.delete(key);
    }
    // Of the oldest runs the curves stay and the pictures go, those that are pinned last.
    let values = this.#runs.reduce((sum, { results }) => sum + pictureValues(results), 0);
    for (const run of [...this.#runs].reverse().sort((a, b) => Number(a.pinned) - Number(b.pinned))) {
      if (values <= mostValues) break;
      values -= pictureValues(run.results);
      run.results.fields = [];
      run.results.maps = [];
    }
  }
}
