import { tools as words } from '../../words/en/views.ts';
import { pageColours } from '../drawing/chart-svg.ts';
import { Crosshair } from '../drawing/crosshair.ts';
import { download, fileName, svgToPng } from '../drawing/download.ts';
import { exportTools } from '../drawing/export-tools.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { histogramCsv, histogramSvg } from './histogram-files.ts';
import { type HistogramLayout, layoutHistogram } from './histogram-layout.ts';
import { histogramReading } from './histogram-reading.ts';
import { histogramInner, histogramLegend, histogramNotes, histogramView } from './histogram-view.ts';
import type { HistogramResult } from './state.ts';

/** A histogram that follows a run; its bins can be read by pointer and by arrow keys. */
export class LiveHistogram implements LiveView {
  readonly element: HTMLElement;
  readonly #histogram: () => HistogramResult;
  readonly #crosshair: Crosshair;
  #layout: HistogramLayout;

  constructor(histogram: () => HistogramResult) {
    this.#histogram = histogram;
    this.#layout = layoutHistogram(histogram());
    this.element = elementOf(histogramView(histogram()));
    this.#crosshair = new Crosshair(part(this.element, 'chart'), () =>
      histogramReading(histogram(), this.#layout),
    );
    const tools = exportTools(words.saveHistogram, words.saveCounts, {
      png: () => void this.#savePng(),
      csv: () => this.#saveCsv(),
    });
    part(this.element, 'view-head').append(tools);
    this.#crosshair.attach();
  }

  update(): void {
    const layout = layoutHistogram(this.#histogram());
    this.#layout = layout;
    const chart = part(this.element, 'chart');
    chart.setAttribute('aria-label', layout.label);
    chart.innerHTML = histogramInner(layout);
    part(this.element, 'legend').outerHTML = histogramLegend(layout);
    part(this.element, 'view-note').outerHTML = histogramNotes(layout);
    this.#crosshair.attach();
  }

  #saveCsv(): void {
    const file = new Blob([histogramCsv(this.#histogram())], { type: 'text/csv' });
    download(file, fileName(this.#layout.title, 'csv'));
  }

  async #savePng(): Promise<void> {
    const png = await svgToPng(histogramSvg(this.#layout, pageColours(this.element)));
    download(png, fileName(this.#layout.title, 'png'));
  }
}
