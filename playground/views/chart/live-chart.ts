import { pageColours } from '../drawing/chart-svg.ts';
import { Crosshair } from '../drawing/crosshair.ts';
import { download, fileName, svgToPng } from '../drawing/download.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { type ChartLayout, type ChartOptions, layoutChart } from './chart-layout.ts';
import { chartReading } from './chart-reading.ts';
import { chartTools } from './chart-tools.ts';
import { chartEnds, chartInner, chartNotes, legend, lineChart } from './line-chart.ts';
import { plotCsv } from './plot-csv.ts';
import { chartSvg } from './plot-export.ts';
import type { PlotResult } from './state.ts';

/** A plot that follows a run, with its controls and its crosshair. */
export class LiveChart implements LiveView {
  readonly element: HTMLElement;
  readonly #plot: () => PlotResult;
  readonly #crosshair: Crosshair;
  #layout: ChartLayout;
  #options: ChartOptions = {};

  constructor(plot: () => PlotResult) {
    this.#plot = plot;
    this.#layout = layoutChart(plot());
    this.element = elementOf(lineChart(plot(), {}, true));
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
    this.#crosshair.attach();
  }

  update(): void {
    const layout = layoutChart(this.#plot(), this.#options);
    this.#layout = layout;
    const chart = part(this.element, 'chart');
    chart.setAttribute('aria-label', layout.label);
    chart.style.cssText = chartEnds(layout);
    chart.innerHTML = chartInner(layout);
    part(this.element, 'legend').outerHTML = legend(layout);
    part(this.element, 'view-note').outerHTML = chartNotes(layout);
    this.#crosshair.attach();
  }

  async #exportPng(): Promise<void> {
    const png = await svgToPng(chartSvg(this.#layout, pageColours(this.element)));
    download(png, fileName(this.#layout.title, 'png'));
  }
}
