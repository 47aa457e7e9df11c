import { part } from '../live-view.ts';
import { escapeHtml } from './escape.ts';

/** What stands at one place of a chart. */
export interface Reading {
  /** The place, as a value of the x axis and from 0 to 1 along it. */
  x: number;
  at: number;
  /** `step 12`. */
  place: string;
  /** One for each series that has something there; heights from 0 at the bottom to 1. */
  values: { name: string; colour: string; value: string; at: number; height: number }[];
  /** The same in words, for those who do not see it. */
  spoken: string;
}

/** A chart as it stands, for reading values off it. */
export interface ReadableChart {
  /** The value of the x axis at a place between 0 and 1. */
  valueAt(at: number): number;
  /** What stands at the place nearest to a value of the x axis. */
  readAt(x: number): Reading | undefined;
  /** Values of the x axis at which the arrow keys stop, from left to right. */
  stops(): number[];
}

/** Series named beside the line; the rest are counted. */
const maxNamed = 10;

/**
 * Reads values off a chart: by pointer, and by arrow keys while the chart has the focus. What a finger has touched
 * stays, since the finger hides it, until it touches something else. The chart's inside is written anew with every
 * frame, so the line is put back by `attach` each time.
 */
export class Crosshair {
  readonly #chart: HTMLElement;
  readonly #line = document.createElement('div');
  readonly #spoken = document.createElement('p');
  readonly #source: () => ReadableChart;
  #x: number | undefined;
  /** Ends the wait for a touch elsewhere. */
  #touched: AbortController | undefined;

  constructor(chart: HTMLElement, source: () => ReadableChart) {
    this.#chart = chart;
    this.#source = source;
    this.#line.className = 'crosshair';
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    chart.after(this.#spoken);
    chart.tabIndex = 0;
    chart.addEventListener('pointermove', (event) => this.#point(event));
    chart.addEventListener('pointerdown', (event) => this.#point(event));
    chart.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger that is lifted leaves, too.
      if (pointerType !== 'touch') this.#show(undefined);
    });
    // The finger scrolls the page.
    chart.addEventListener('pointercancel', () => this.#show(undefined));
    chart.addEventListener('blur', () => this.#show(undefined));
    chart.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Puts the line back into a chart that has just been drawn. */
  attach(): void {
    part(this.#chart, 'plot-area').append(this.#line);
    this.#show(this.#x);
  }

  #point(event: PointerEvent): void {
    const area = part(this.#chart, 'plot-area').getBoundingClientRect();
    const at = (event.clientX - area.left) / area.width;
    this.#show(at < -0.05 || at > 1.05 ? undefined : this.#source().valueAt(at));
    if (event.pointerType === 'touch') this.#awaitTouchElsewhere();
  }

  #awaitTouchElsewhere(): void {
    if (this.#x === undefined || this.#touched) return;
    this.#touched = new AbortController();
    const hide = ({ target }: Event): void => {
      if (!(target instanceof Node && this.#chart.contains(target))) this.#show(undefined);
    };
    document.addEventListener('pointerdown', hide, { capture: true, signal: this.#touched.signal });
  }

  #key(event: KeyboardEvent): void {
    const places = this.#source().stops();
    const here = this.#x ?? Number.NEGATIVE_INFINITY;
    const jump = event.shiftKey ? 10 : 1;
    let next = places.findIndex((x) => x >= here);
    if (next < 0) next = places.length - 1;
    if (event.key === 'ArrowRight') next = this.#x === undefined ? 0 : next + jump;
    else if (event.key === 'ArrowLeft') next = this.#x === undefined ? places.length - 1 : next - jump;
    else if (event.key === 'Home') next = 0;
    else if (event.key === 'End') next = places.length - 1;
    else {
      if (event.key === 'Escape') this.#show(undefined);
      return;
    }
    event.preventDefault();
    const reading = this.#show(places[Math.max(0, Math.min(places.length - 1, next))]);
    if (reading) this.#spoken.textContent = reading.spoken;
  }

  #show(x: number | undefined): Reading | undefined {
    const reading = x === undefined ? undefined : this.#source().readAt(x);
    this.#x = reading?.x;
    this.#line.hidden = !reading;
    if (!reading) {
      this.#touched?.abort();
      this.#touched = undefined;
    }
    if (reading) this.#line.innerHTML = crosshairHtml(reading);
    return reading;
  }
}

/** The line, a dot on each curve, and the values. */
function crosshairHtml({ at, place, values }: Reading): string {
  const percent = (value: number) => `${Math.round(value * 10_000) / 100}%`;
  const dots = values.map(
    (point) =>
      `<i class="dot s-${point.colour}" style="left:${percent(point.at)};top:${percent(1 - point.height)}"></i>`,
  );
  const rows = values
    .slice(0, maxNamed)
    .map(
      ({ name, colour, value }) =>
        `<li class="s-${colour}"><span>${escapeHtml(name)}</span> <b>${value}</b></li>`,
    );
  const rest = values.length - rows.length;
  if (rest > 0) rows.push(`<li>and ${rest} more</li>`);
  const side = at > 0.5 ? `right:calc(${percent(1 - at)} + 8px)` : `left:calc(${percent(at)} + 8px)`;
  return `<i class="line" style="left:${percent(at)}"></i>${dots.join('')}<div class="readout" style="${side}"><p>${escapeHtml(place)}</p><ul>${rows.join('')}</ul></div>`;
}
