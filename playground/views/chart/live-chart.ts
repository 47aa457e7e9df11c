import { pageColours } from '../drawing/chart-svg.ts';
import { Crosshair } from '../drawing/crosshair.ts';
import { download, fileName, svgToPng } from '../drawing/download.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { GhostLayer } from '../runs/ghost-layer.ts';
import { ghostNames, ghostsSvg } from '../runs/ghost-svg.ts';
import { type ChartLayout, type ChartOptions, layoutChart } from './chart-layout.ts';
import { chartReading } from './chart-reading.ts';
import { chartTools } from './chart-tools.ts';
import type { Ghost } from './ghosts.ts';
import { chartEnds, chartInner, chartNotes, legend, lineChart } from './line-chart.ts';
import { plotCsv } from './plot-csv.ts';
import { chartSvg } from './plot-export.ts';
import type { PlotResult } from './state.ts';

/** A plot that follows a run, with its controls and its crosshair, and other runs beneath it. */
export class LiveChart implements LiveView {
  readonly element: HTMLElement;
  readonly #plot: () => PlotResult;
  readonly #crosshair: Crosshair;
  readonly #ghosts: () => Ghost[];
  readonly #layer = new GhostLayer();
  #layout: ChartLayout;
  #options: ChartOptions = {};

  /** @param ghosts the curves of other runs, as they are to be shown now */
  constructor(plot: () => PlotResult, ghosts: () => Ghost[] = () => []) {
    this.#plot = plot;
    this.#ghosts = ghosts;
    const first = { ghosts: ghosts() };
    this.#layout = layoutChart(plot(), first);
    this.element = elementOf(lineChart(plot(), first, true));
    this.#crosshair = new Crosshair(part(this.element, 'chart'), () => chartReading(plot(), this.#layout));
    const tools = chartTools(
      { log: plot().spec.y.log ?? false, smoothing: 0 },
      {
        change: (choice) => {
          this.#options = choice;
          this.update();
        },
        png: () => void this.#exportPng(),
        csv: () =>
          download(new Blob([plotCsv(plot())], { type: 'text/csv' }), fileName(plot().spec.title, 'csv')),
      },
    );
    part(this.element, 'view-head').append(tools);
    this.#attach();
  }

  update(): void {
    const layout = layoutChart(this.#plot(), { ...this.#options, ghosts: this.#ghosts() });
    this.#layout = layout;
    const chart = part(this.element, 'chart');
    chart.setAttribute('aria-label', layout.label);
    chart.style.cssText = chartEnds(layout);
    chart.innerHTML = chartInner(layout);
    part(this.element, 'legend').outerHTML = legend(layout);
    part(this.element, 'view-note').outerHTML = chartNotes(layout);
    this.#attach();
  }

  /** Puts back what does not change with each frame. */
  #attach(): void {
    const { ghosts, series } = this.#layout;
    const tails = series.flatMap(({ tail }) => (tail ? [tail] : []));
    this.#layer.draw(part(this.element, 'plot-area'), ghostsSvg(ghosts), ghostNames(ghosts, tails));
    this.#crosshair.attach();
  }

  async #exportPng(): Promise<void> {
    // The file is of this run alone.
    const layout = layoutChart(this.#plot(), this.#options);
    const png = await svgToPng(chartSvg(layout, pageColours(this.element)));
    download(png, fileName(layout.title, 'png'));
  }
}
