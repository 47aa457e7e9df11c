import type { ProgramEvent } from '../protocol/events.ts';
import { checksView } from './checks-view.ts';
import { LazyMap } from './lazy-map.ts';
import { LiveChart } from './live-chart.ts';
import { LiveConsole } from './live-console.ts';
import { LiveField } from './live-field.ts';
import { elementOf, type LiveView, liveMarkup, part } from './live-view.ts';
import { memoryView } from './memory-view.ts';
import { dim, undim } from './past-result.ts';
import { progressView } from './progress-view.ts';
import { renderResults, resultsNote } from './render-results.ts';
import { emptyResults, type Results, reduce, type ViewKey } from './results.ts';
import { tableView } from './table-view.ts';
import { warningView } from './warning-view.ts';

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
const checksKey = keyOf({ kind: 'checks', id: '' });

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
  #next: HTMLElement | undefined;
  #views = new Map<string, LiveView>();
  #console: LiveConsole | undefined;
  #dirty = new Set<string>();
  #scheduled: { frame: number } | { timer: ReturnType<typeof setTimeout> } | undefined;
  #pending = false;
  #patient = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #began = 0;
  #progressBegan: { label: string; at: number } | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#original = [...host.childNodes].map((node) => node.cloneNode(true));
    this.#shown = host.querySelector<HTMLElement>('.results') ?? undefined;
    host.addEventListener('click', this.#click);
  }

  get results(): Results {
    return this.#results;
  }

  /** A new run begins. */
  begin(): void {
    this.#cancel();
    this.#results = emptyResults();
    this.#views = new Map();
    this.#dirty = new Set();
    this.#progressBegan = undefined;
    this.#began = performance.now();
    this.#next = elementOf(
      `<div class="results">${renderResults(this.#results, { note: 'Your run' })}</div>`,
    );
    this.#console = new LiveConsole(part(this.#next, 'results-console'));
    clearTimeout(this.#patience);
    this.#patient = true;
    this.#patience = setTimeout(() => this.#losePatience(), patienceMs);
    if (!this.#shown) this.#swap();
  }

  /** The run is taking its time: what stands there is said to be the last one, or gives way to a first line of text. */
  #losePatience(): void {
    this.#patient = false;
    if (!this.#next || this.#results.outcome) return;
    if (this.#shown) dim(this.#shown);
    if (hasContent(this.#results)) this.#schedule();
  }

  /** Takes in what the program said; drawn with the next frame, at once when a view is new or the run is over. */
  apply(events: ProgramEvent[]): void {
    if (!this.#console) this.begin();
    let over = false;
    for (const event of events) {
      reduce(this.#results, event);
      this.#mark(event);
      over ||= event.type === 'finished' || event.type === 'stopped' || event.type === 'failed';
    }
    if (over || this.#hasFirstSight()) this.flush();
    else this.#schedule();
  }

  /** Whether a view has come that the reader is waiting for: one of the first few, and it has something to show. */
  #hasFirstSight(): boolean {
    const drawn = this.#views.size;
    return drawn < viewsAtOnce && this.#results.order.length > drawn && hasSight(this.#results);
  }

  /** Draws now. */
  flush(): void {
    this.#cancel();
    this.#draw();
  }

  /** Puts back what the build wrote, as if nothing had run. */
  restore(): void {
    this.#cancel();
    this.#results = emptyResults();
    this.#next = undefined;
    this.#console = undefined;
    this.#host.replaceChildren(...this.#original.map((node) => node.cloneNode(true)));
    this.#shown = this.#host.querySelector<HTMLElement>('.results') ?? undefined;
  }

  dispose(): void {
    this.#cancel();
    clearTimeout(this.#patience);
    this.#host.removeEventListener('click', this.#click);
  }

  readonly #click = (event: Event): void => {
    const button = (event.target as Element | null)?.closest<HTMLElement>('[data-line]');
    if (button) this.onLine?.(Number(button.dataset['line']));
  };

  #mark(event: ProgramEvent): void {
    switch (event.type) {
      case 'plot':
      case 'points':
        this.#dirty.add(keyOf({ kind: 'plot', id: event.id }));
        break;
      case 'field':
      case 'map':
      case 'table':
        this.#dirty.add(keyOf({ kind: event.type, id: event.id }));
        break;
      case 'check':
        this.#dirty.add(checksKey);
        break;
      case 'warning':
        this.#results.warnings.forEach((_, i) => {
          this.#dirty.add(keyOf({ kind: 'warning', id: String(i) }));
        });
        break;
      case 'progress':
        if (this.#progressBegan?.label !== event.label) {
          this.#progressBegan = { label: event.label, at: performance.now() };
        }
        break;
      default:
    }
  }

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
    const settled = performance.now() - this.#began > curvesSettle;
    const { fields, maps } = this.#results;
    return settled && fields.length + maps.length === 0 ? curvePause : 0;
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
    if (this.#next && results.outcome && this.#shown) undim(this.#shown);
    this.#drawFoot();
    if (this.#next) return;
    const place = part(root, 'results-views');
    const firstChecks = !this.#views.has(checksKey);
    for (const key of results.order) this.#drawView(key, place);
    this.#dirty.clear();
    this.#console.update(results);
    part(root, 'results-note').textContent = resultsNote(results, 'Your run');
    if (results.outcome && results.order.length + results.console.length === 0) {
      place.textContent = 'The program ended without showing anything.';
    }
    // A program that only printed gives its console the whole place, once nothing else can come.
    place.hidden = results.outcome !== undefined && results.order.length === 0 && results.console.length > 0;
    if (firstChecks && this.#views.has(checksKey)) place.scrollTop = place.scrollHeight;
  }

  #drawView(key: ViewKey, place: HTMLElement): void {
    const name = keyOf(key);
    const known = this.#views.get(name);
    if (known) {
      if (this.#dirty.has(name)) known.update();
      return;
    }
    const view = this.#create(key);
    this.#views.set(name, view);
    place.append(view.element);
  }

  #create({ kind, id }: ViewKey): LiveView {
    const results = this.#results;
    switch (kind) {
      case 'plot':
        return new LiveChart(() => byId(results.plots, id));
      case 'field':
        return new LiveField(() => byId(results.fields, id));
      case 'map':
        return new LazyMap(() => byId(results.maps, id));
      case 'table':
        return liveMarkup(() => tableView(byId(results.tables, id)));
      case 'warning': {
        const warning = results.warnings[Number(id)] ?? { message: '', count: 1 };
        return liveMarkup(() => warningView(warning, this.onLine !== undefined));
      }
      case 'checks':
        return liveMarkup(() => checksView(results.checks));
      default:
        return kind satisfies never;
    }
  }

  #drawFoot(): void {
    const foot = this.#shown?.querySelector('.results-foot');
    if (!foot) return;
    const { progress, memory, outcome } = this.#results;
    const elapsed = (performance.now() - (this.#progressBegan?.at ?? this.#began)) / 1000;
    foot.innerHTML = progressView(progress, elapsed, outcome !== undefined) + memoryView(memory);
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
function hasSight({ order, plots }: Results): boolean {
  if (order.some(({ kind }) => kind !== 'plot')) return true;
  return plots.some((plot) => plot.series.some((series) => series.x.length > 0));
}

function keyOf({ kind, id }: ViewKey): string {
  return `${kind}:${id}`;
}

function byId<View extends { id: string }>(views: View[], id: string): View {
  const found = views.find((view) => view.id === id);
  if (!found) throw new Error(`There is no view "${id}".`);
  return found;
}
