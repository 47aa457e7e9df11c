import type { ChartLayout } from './chart-layout.ts';
import { escapeHtml } from './escape.ts';
import { part } from './live-view.ts';
import { type Reading, readAt, stops } from './nearest-points.ts';
import { displayNumber, plainNumber } from './number-format.ts';
import type { PlotResult } from './results.ts';

/** Series named beside the line; the rest are counted. */
const maxNamed = 10;

/**
 * Reads values off a chart: by pointer, and by arrow keys while the chart has the focus. The chart's inside is
 * written anew with every frame, so the line is put back by `attach` each time.
 */
export class Crosshair {
  readonly #chart: HTMLElement;
  readonly #line = document.createElement('div');
  readonly #spoken = document.createElement('p');
  readonly #source: () => { plot: PlotResult; layout: ChartLayout };
  #x: number | undefined;

  constructor(chart: HTMLElement, source: () => { plot: PlotResult; layout: ChartLayout }) {
    this.#chart = chart;
    this.#source = source;
    this.#line.className = 'crosshair';
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    chart.after(this.#spoken);
    chart.tabIndex = 0;
    chart.addEventListener('pointermove', (event) => this.#point(event));
    chart.addEventListener('pointerdown', (event) => this.#point(event));
    chart.addEventListener('pointerleave', () => this.#show(undefined));
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
    this.#show(at < -0.05 || at > 1.05 ? undefined : this.#source().layout.x.value(at));
  }

  #key(event: KeyboardEvent): void {
    const { plot } = this.#source();
    const places = stops(plot);
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
    if (!reading) return;
    const values = reading.values.map(({ name, y }) => `${name} ${plainNumber(y)}`).join(', ');
    this.#spoken.textContent = `${plot.spec.x.label} ${plainNumber(reading.x)}: ${values}`;
  }

  #show(x: number | undefined): Reading | undefined {
    const { plot, layout } = this.#source();
    const reading = x === undefined ? undefined : readAt(plot, layout.x, x);
    this.#x = reading?.x;
    this.#line.hidden = !reading;
    if (reading) this.#line.innerHTML = crosshairHtml(layout, reading);
    return reading;
  }
}

/** The line, a dot on each curve, and the values. */
function crosshairHtml(layout: ChartLayout, { x, values }: Reading): string {
  const at = layout.x.position(x);
  const percent = (value: number) => `${Math.round(value * 10_000) / 100}%`;
  const dots = values.map(
    (point) =>
      `<i class="dot s-${layout.series[point.series]?.colour ?? ''}" style="left:${percent(layout.x.position(point.x))};top:${percent(1 - layout.y.position(point.y))}"></i>`,
  );
  const rows = values
    .slice(0, maxNamed)
    .map(
      (point) =>
        `<li class="s-${layout.series[point.series]?.colour ?? ''}"><span>${escapeHtml(point.name)}</span> <b>${displayNumber(point.y)}</b></li>`,
    );
  const rest = values.length - rows.length;
  if (rest > 0) rows.push(`<li>and ${rest} more</li>`);
  const side = at > 0.5 ? `right:calc(${percent(1 - at)} + 8px)` : `left:calc(${percent(at)} + 8px)`;
  return `<i class="line" style="left:${percent(at)}"></i>${dots.join('')}<div class="readout" style="${side}"><p>${escapeHtml(layout.x.label)} ${displayNumber(x)}</p><ul>${rows.join('')}</ul></div>`;
}
