import type { ProgramEvent } from '../protocol/events.ts';
import { runs as runWords, results as words } from '../words/en/views.ts';
import { LiveConsole } from './console/live-console.ts';
import { allViews, most, setFold } from './fold.ts';
import { guardedView } from './guarded-view.ts';
import { KeptPlace } from './kept-place.ts';
import { leftOutNote } from './left-out.ts';
import { elementOf, type LiveView, part } from './live-view.ts';
import { memoryView } from './memory/memory-view.ts';
import { dim, keepAsLast } from './past-result.ts';
import { viewOf } from './registry.ts';
import { renderResults, resultsNote } from './render-results.ts';
import { emptyResults, type Results, take } from './results.ts';
import { keyOf } from './run-state.ts';
import { CompareRow } from './runs/compare-row.ts';
import { comparedKinds, isComparable } from './runs/keepable.ts';
import { KeptRuns, type RunOrigin } from './runs/kept-runs.ts';
import type { OtherRun } from './runs/other-run.ts';
import { maxCells } from './table/table-view.ts';

/** A frame that took longer than this (milliseconds; 60 a second take 17) is followed by a pause three times as long. */
const frameBudget = 25;
/** After so long (milliseconds) a run's curves are drawn less often. */
const curvesSettle = 2000;
/** The pause between two drawings then (milliseconds): where there are only two cores, those that train paint as well. */
const curvePause = navigator.hardwareConcurrency > 2 ? 230 : 480;
/**
 * For so long after Run (milliseconds) what stood there stays as it is: most programs have a curve by then, and a result
 * that is dimmed, replaced by a line of text and then by a curve would be painted three times.
 */
const patienceMs = 150;
/** Views that are drawn as soon as they come; a program that makes hundreds has them drawn frame by frame. */
const viewsAtOnce = 8;
/** Values, cells and points from which on views wait for a frame: unpacking that many has taken long enough. */
const atOnce = { values: 500_000, cells: 10_000, points: 50_000 };
/**
 * Milliseconds in which views are drawn in one frame, and in the one that shows the end of a run; the others follow in the
 * next frames, those that have waited longest first. Between two frames the reader can press a button.
 */
const drawMs = { during: 12, end: 30 };
/**
 * What the views drawn in one frame may cost to lay out, in letters: a view is written long before the page has laid it
 * out, and the clock has not seen that yet. A run begins with `first`; frames that took longer than `slow` milliseconds
 * halve it, as on a phone, and others let it grow again.
 */
const drawWeight = { first: 20_000, least: 5000, most: 60_000, slow: 100 };
/** After these nothing comes by itself: what was shown so far is what the reader looks at. */
const resting: ReadonlySet<ProgramEvent['type']> = new Set(['finished', 'stopped', 'failed', 'paused']);
/** What a cell of a table and a point of a curve cost, in letters. */
const cellWeight = 30;
const pointWeight = 2;

/**
 * The results of a playground in the page. While a new run has nothing to show yet, what stood there before (the
 * author's result, or the reader's last) stays in its place, dimmed and named.
 */
export class ResultsPanel {
  /** Called with a line of the program when the reader asks to see it. */
  onLine?: (line: number) => void;
  readonly #host: HTMLElement;
  /** What the build wrote: the author's result, to come back to. */
  readonly #original: Node[];
  #results = emptyResults();
  #shown: HTMLElement | undefined;
  readonly #place: KeptPlace;
  #next: HTMLElement | undefined;
  #views = new Map<string, LiveView>();
  #console: LiveConsole | undefined;
  readonly #leftOut = elementOf('<p class="results-left-out"></p>');
  /** How many of the views are in the page: they are added in their order. */
  #added = 0;
  /** Views that have changed since they were drawn, those that changed first in front. */
  #dirty = new Set<string>();
  #scheduled: { frame: number } | { timer: ReturnType<typeof setTimeout> } | undefined;
  #pending = false;
  #patient = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #began = 0;
  #frameWeight = drawWeight.first;
  #runs = new KeptRuns();
  /** The runs that the reader compares with, which are asked for with every drawing. */
  #others: readonly OtherRun<Results>[] = [];
  readonly #row = new CompareRow({
    toggle: (key) => {
      this.#runs.toggle(key);
      this.#compare();
    },
    pin: () => {
      this.#pinned = !this.#pinned;
      this.#compare();
    },
  });
  /** The foot that says all there is to say of a run that is over. */
  #lastFoot: Element | undefined;
  #origin: RunOrigin | undefined;
  #pinned = false;
  /** The address of the author's run, until it has been fetched. */
  #author: string | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#place = new KeptPlace(host);
    this.#original = [...host.childNodes].map((node) => node.cloneNode(true));
    this.#shown = host.querySelector<HTMLElement>('.results') ?? undefined;
    host.addEventListener('click', this.#click);
  }

  get results(): Results {
    return this.#results;
  }

  /**
   * Another program stands here: runs of the one before are no longer compared with.
   * @param author the address of its author's run, as the build wrote it
   */
  follow(author: string | undefined): void {
    this.#origin = undefined;
    this.#runs = new KeptRuns(author !== undefined);
    this.#others = [];
    this.#author = author;
  }

  /** The run that goes on is cut off, and is none to compare others with. */
  discard(): void {
    if (!this.#results.outcome) this.#origin = undefined;
  }

  /** A new run begins; the one before stays to be compared with. */
  begin(origin?: RunOrigin): void {
    this.#cancel();
    this.#keepRun();
    this.#origin = origin;
    this.#others = this.#runs.others;
    this.#results = emptyResults();
    this.#views = new Map();
    this.#added = 0;
    this.#dirty = new Set();
    this.#began = performance.now();
    this.#frameWeight = drawWeight.first;
    this.#next = elementOf(
      `<div class="results">${renderResults(this.#results, { note: this.#name() })}</div>`,
    );
    this.#place.keep(this.#shown, this.#next);
    this.#console = new LiveConsole(part(this.#next, 'results-console'));
    if (origin) {
      // In its place from the start, where it moves nothing when it is shown.
      this.#row.begin(this.#runs.choices);
      part(this.#next, 'results-foot').prepend(this.#row.element);
    }
    clearTimeout(this.#patience);
    this.#patient = true;
    this.#patience = setTimeout(() => this.#losePatience(), patienceMs);
    if (!this.#shown) this.#swap();
  }

  /** Keeps the run that stands there, if it is over and has shown something that another can be compared with. */
  #keepRun(): void {
    const results = this.#results;
    if (this.#origin && results.outcome) this.#runs.add(this.#origin, results, this.#pinned);
    this.#origin = undefined;
    this.#pinned = false;
  }

  /** Whose run this is: `Your run: hidden 2`. */
  #name(): string {
    return this.#origin ? runWords.named(words.yourRun, this.#origin.name) : words.yourRun;
  }

  /** The runs that the reader compares with are others: draws what shows them. */
  #compare(): void {
    this.#others = this.#runs.others;
    for (const key of this.#results.order) if (comparedKinds.has(key.kind)) this.#dirty.add(keyOf(key));
    this.#row.update(this.#runs.choices, this.#pinned);
    this.#schedule();
  }

  /** Fetches the author's run once there is something to compare with it: nothing that a reader waits for waits for it. */
  async #fetchAuthor(): Promise<void> {
    const [address, runs] = [this.#author, this.#runs];
    if (address === undefined) return;
    this.#author = undefined;
    try {
      const { fetchRun } = await import('./runs/fetch-run.ts');
      runs.author = await fetchRun(address);
      if (runs === this.#runs) this.#compare();
    } catch {
      // It is asked for again with the next run.
      if (runs === this.#runs) this.#author = address;
    }
  }

  /** The run is taking its time: what stands there is said to be the last one, or gives way to a first line of text. */
  #losePatience(): void {
    this.#patient = false;
    if (!this.#next || this.#results.outcome) return;
    if (this.#shown) dim(this.#shown);
    if (hasContent(this.#results)) this.#schedule();
  }

  /**
   * Takes in what the program said; drawn with the next frame, at once when a view is new and when the run is over or waits
   * for the reader.
   */
  apply(events: ProgramEvent[]): void {
    if (!this.#console) this.begin();
    let rests = false;
    for (const event of events) {
      const about = take(this.#results, event);
      if (about) this.#dirty.add(keyOf(about));
      rests ||= resting.has(event.type);
    }
    if (rests || this.#hasFirstSight()) this.flush();
    else this.#schedule();
  }

  /** Whether a view has come that the reader is waiting for: one of the first few, and it has something to show. */
  #hasFirstSight(): boolean {
    const { order, holdings } = this.#results;
    const fresh = this.#added < viewsAtOnce && order.length > this.#added;
    const few = (Object.keys(atOnce) as (keyof typeof atOnce)[]).every(
      (measure) => holdings.total[measure] < atOnce[measure],
    );
    return fresh && few && hasSight(this.#results);
  }

  /** The run is over; a program that could not be compiled has not said so itself. */
  end(): void {
    clearTimeout(this.#patience);
    this.#patient = false;
    this.flush();
    if (this.#next && this.#shown) keepAsLast(this.#shown);
  }

  /** Draws now. */
  flush(): void {
    this.#cancel();
    this.#draw();
  }

  /** Puts back what the build wrote, as if nothing had run. */
  restore(): void {
    this.#cancel();
    this.#keepRun();
    this.#place.release();
    this.#results = emptyResults();
    this.#next = undefined;
    this.#console = undefined;
    this.#host.replaceChildren(...this.#original.map((node) => node.cloneNode(true)));
    this.#shown = this.#host.querySelector<HTMLElement>('.results') ?? undefined;
  }

  /** Shows no results, and says why. */
  empty(why: string): void {
    this.restore();
    const text = document.createElement('p');
    text.className = 'results-empty';
    text.textContent = why;
    this.#host.replaceChildren(text);
    this.#shown = undefined;
  }

  /** Shows what an earlier run has shown, as the build has written it. */
  recorded(html: string): void {
    this.restore();
    const shown = elementOf(`<div class="results">${html}</div>`);
    this.#host.replaceChildren(shown);
    this.#shown = shown;
  }

  dispose(): void {
    this.#cancel();
    this.#place.dispose();
    clearTimeout(this.#patience);
    this.#host.removeEventListener('click', this.#click);
  }

  readonly #click = (event: Event): void => {
    const button = (event.target as Element | null)?.closest<HTMLElement>('[data-line]');
    if (button) this.onLine?.(Number(button.dataset['line']));
  };

  #schedule(): void {
    this.#pending = true;
    this.#scheduled ??= { frame: requestAnimationFrame(() => this.#frame()) };
  }

  #frame(): void {
    const start = performance.now();
    this.#draw();
    // A frame costs more than the drawing: layout, and painting, which without a GPU takes the very cores that the
    // program trains on. How much is seen by when the next one may begin.
    this.#scheduled = { frame: requestAnimationFrame(() => this.#afterFrame(performance.now() - start)) };
  }

  #afterFrame(took: number): void {
    const { least, most, slow } = drawWeight;
    this.#frameWeight = Math.min(most, Math.max(least, this.#frameWeight * (took > slow ? 0.5 : 1.25)));
    const go = (): void => {
      this.#scheduled = undefined;
      if (this.#pending) this.#schedule();
    };
    const pause = Math.max(took > frameBudget ? 3 * took : 0, this.#curvePause());
    if (pause === 0) go();
    else this.#scheduled = { timer: setTimeout(go, pause) };
  }

  /** How long nothing needs drawing when all that moves are curves that have grown for a while. */
  #curvePause(): number {
    const { order, outcome } = this.#results;
    const settled = !outcome && performance.now() - this.#began > curvesSettle;
    return settled && order.every((key) => viewOf(key).settles) ? curvePause : 0;
  }

  #cancel(): void {
    if (this.#scheduled && 'frame' in this.#scheduled) cancelAnimationFrame(this.#scheduled.frame);
    if (this.#scheduled && 'timer' in this.#scheduled) clearTimeout(this.#scheduled.timer);
    this.#scheduled = undefined;
  }

  #draw(): void {
    this.#pending = false;
    const results = this.#results;
    const root = this.#next ?? this.#shown;
    if (!root || !this.#console) return;
    const enough = this.#patient && !results.outcome ? hasSight : hasContent;
    if (this.#next && enough(results)) this.#swap();
    if (this.#next && results.outcome && this.#shown) keepAsLast(this.#shown);
    this.#drawFoot();
    if (this.#next) return;
    const place = part(root, 'results-views');
    this.#drawViews(place);
    this.#console.update(results);
    setFold(place, this.#added, most.views, allViews);
    this.#drawLeftOut(place);
    part(root, 'results-note').textContent = resultsNote(results, this.#name(), this.#origin?.seed);
    if (isComparable(results)) this.#row.show();
    if (this.#added > 0) void this.#fetchAuthor();
    if (results.outcome && results.order.length + results.console.length === 0) {
      place.textContent = words.nothingShown;
    }
    // A program that only printed gives its console the whole place, once nothing else can come.
    place.hidden = results.outcome !== undefined && results.order.length === 0 && results.console.length > 0;
  }

  /** Adds new views and draws those anew that have changed, as many as there is time for. */
  #drawViews(place: HTMLElement): void {
    const { order, outcome } = this.#results;
    const until = performance.now() + (outcome ? drawMs.end : drawMs.during);
    let weight = 0;
    const hasTime = (): boolean => performance.now() < until && weight < this.#frameWeight;
    for (let key = order[this.#added]; key && hasTime(); key = order[this.#added]) {
      const added = key;
      const page = { showsLines: this.onLine !== undefined, others: () => this.#others };
      const view = guardedView(() => viewOf(added).live(this.#results, added.id, page));
      weight += this.#weightOf(keyOf(key));
      this.#views.set(keyOf(key), view);
      this.#dirty.delete(keyOf(key));
      this.#added += 1;
      place.append(view.element);
      this.#place.keepLegend(view.element);
    }
    for (const name of this.#dirty) {
      if (!hasTime()) break;
      this.#dirty.delete(name);
      weight += this.#weightOf(name);
      this.#views.get(name)?.update();
    }
    if (this.#added < order.length || this.#dirty.size > 0) this.#schedule();
  }

  #weightOf(name: string): number {
    const { letters = 0, cells = 0, points = 0 } = this.#results.holdings.of.get(name) ?? {};
    return letters + cellWeight * Math.min(cells, maxCells) + pointWeight * points;
  }

  /** Says what there was no room for, once, under the views. */
  #drawLeftOut(place: HTMLElement): void {
    const note = leftOutNote(this.#results);
    if (note && !this.#leftOut.isConnected)
      place.parentElement?.querySelector('.results-console')?.before(this.#leftOut);
    this.#leftOut.textContent = note;
  }

  #drawFoot(): void {
    const foot = this.#shown?.querySelector('.results-foot');
    if (!foot) return;
    const { memory, outcome } = this.#results;
    // What is said of a run that is over stays as it was when it ended.
    if (outcome && foot === this.#lastFoot) return;
    if (outcome) this.#lastFoot = foot;
    const state = foot.querySelector('.foot-state') ?? elementOf('<span class="foot-state"></span>');
    foot.append(state);
    state.innerHTML = memoryView(memory);
  }

  /** Puts the new run's results in the place of what stood there. */
  #swap(): void {
    if (!this.#next) return;
    this.#host.replaceChildren(this.#next);
    this.#shown = this.#next;
    this.#next = undefined;
  }
}

/** Whether there is something to see: a plot without points would only be a gap where a result stood. */
function hasContent(results: Results): boolean {
  const { console, dropped, outcome } = results;
  return console.length > 0 || dropped.flood > 0 || outcome?.kind === 'finished' || hasSight(results);
}

/** Whether there is more to see than text. */
function hasSight(results: Results): boolean {
  return results.order.some((key) => viewOf(key).shows(results, key.id));
}
