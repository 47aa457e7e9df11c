import { tools as words } from '../../words/en/views.ts';
import { pageColours } from '../drawing/chart-svg.ts';
import { Crosshair } from '../drawing/crosshair.ts';
import { download, fileName, svgToPng } from '../drawing/download.ts';
import { exportTools } from '../drawing/export-tools.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { GhostLayer } from '../runs/ghost-layer.ts';
import { ghostNames, ghostsSvg } from '../runs/ghost-svg.ts';
import { histogramCsv, histogramSvg } from './histogram-files.ts';
import type { HistogramGhost } from './histogram-ghosts.ts';
import { type HistogramLayout, layoutHistogram } from './histogram-layout.ts';
import { histogramReading } from './histogram-reading.ts';
import { histogramInner, histogramLegend, histogramNotes, histogramView } from './histogram-view.ts';
import type { HistogramResult } from './state.ts';

/** A histogram that follows a run, with those of other runs beneath it; its bins can be read by pointer and by arrow keys. */
export class LiveHistogram implements LiveView {
  readonly element: HTMLElement;
  readonly #histogram: () => HistogramResult;
  readonly #ghosts: () => HistogramGhost[];
  readonly #crosshair: Crosshair;
  readonly #layer = new GhostLayer();
  #layout: HistogramLayout;

  /** @param ghosts the histograms of other runs, as they are to be shown now */
  constructor(histogram: () => HistogramResult, ghosts: () => HistogramGhost[] = () => []) {
    this.#histogram = histogram;
    this.#ghosts = ghosts;
    this.#layout = layoutHistogram(histogram(), ghosts());
    this.element = elementOf(histogramView(histogram(), this.#layout));
    this.#crosshair = new Crosshair(part(this.element, 'chart'), () =>
      histogramReading(histogram(), this.#layout),
    );
    const tools = exportTools(words.saveHistogram, words.saveCounts, {
      png: () => void this.#savePng(),
      csv: () => this.#saveCsv(),
    });
    part(this.element, 'view-head').append(tools);
    this.#attach();
  }

  update(): void {
    const layout = layoutHistogram(this.#histogram(), this.#ghosts());
    this.#layout = layout;
    const chart = part(this.element, 'chart');
    chart.setAttribute('aria-label', layout.label);
    chart.innerHTML = histogramInner(layout);
    part(this.element, 'legend').outerHTML = histogramLegend(layout);
    part(this.element, 'view-note').outerHTML = histogramNotes(layout);
    this.#attach();
  }

  /** Puts back what does not change with each frame. */
  #attach(): void {
    const { ghosts } = this.#layout;
    this.#layer.draw(part(this.element, 'plot-area'), ghostsSvg(ghosts), ghostNames(ghosts));
    this.#crosshair.attach();
  }

  #saveCsv(): void {
    const file = new Blob([histogramCsv(this.#histogram())], { type: 'text/csv' });
    download(file, fileName(this.#layout.title, 'csv'));
  }

  async #savePng(): Promise<void> {
    // The file is of this run alone.
    const layout = layoutHistogram(this.#histogram());
    const png = await svgToPng(histogramSvg(layout, pageColours(this.element)));
    download(png, fileName(layout.title, 'png'));
  }
}
