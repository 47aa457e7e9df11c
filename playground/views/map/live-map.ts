import { tools as words } from '../../words/en/views.ts';
import { download, fileName } from '../drawing/download.ts';
import { type Drawing, drawInTurn } from '../drawing/drawing-turns.ts';
import { pngButton } from '../drawing/export-tools.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { isNarrow } from './base-marks.ts';
import { coarseGeography } from './coastlines.ts';
import { FramePlayer } from './frame-player.ts';
import type { Point } from './geo-view.ts';
import { MapCursor } from './map-cursor.ts';
import { mapPng } from './map-export.ts';
import { mapBody, mapFigure, notesHtml } from './map-frame.ts';
import { labelsHtml, mapLabels } from './map-labels.ts';
import { layoutMap, type MapLayout, viewOf } from './map-layout.ts';
import { MapPainter } from './map-painter.ts';
import { panelLabel } from './map-text.ts';
import type { MapResult } from './state.ts';

const canvasHtml = '<canvas aria-hidden="true"></canvas><div class="map-labels"></div>';
/** More pixels than this to one of the page are not seen, but drawn. */
const maxDensity = 2;

/** A map that follows a run: read by pointer and keys, turned, played. */
export class LiveMap implements LiveView {
  readonly element: HTMLElement;
  readonly #map: () => MapResult;
  readonly #cursor: MapCursor;
  #geography = coarseGeography;
  #layout: MapLayout;
  #painter: MapPainter;
  #player: FramePlayer | undefined;
  #frame = 0;
  #centre: Point | undefined;
  readonly #sizes = new ResizeObserver(() => this.#schedule());

  /** @param frame the frame that it begins with */
  constructor(map: () => MapResult, frame = 0) {
    this.#map = map;
    this.#frame = Math.min(frame, map().spec.frames.names.length - 1);
    this.#layout = layoutMap(map());
    this.#painter = new MapPainter(this.#layout, this.#geography);
    this.element = elementOf(mapFigure(this.#layout, this.#frame, () => canvasHtml));
    part(this.element, 'view-head').append(this.#tools());
    this.#cursor = new MapCursor(this.element, {
      layout: () => this.#layout,
      frame: () => this.#frame,
      turn: (centre) => this.#turn(centre),
    });
    this.#attach();
    this.#watchTheme();
    if (isNarrow(this.#layout.view)) void this.#refine();
  }

  /** The frame that it shows. */
  get frame(): number {
    return this.#frame;
  }

  update(): void {
    const focused = this.#areas().indexOf(document.activeElement as HTMLElement);
    const playing = this.#player?.playing ?? false;
    this.#layout = layoutMap(this.#map(), this.#centre);
    this.#painter = new MapPainter(this.#layout, this.#geography);
    this.#frame = Math.min(this.#frame, this.#layout.map.spec.frames.names.length - 1);
    part(this.element, 'map-body').innerHTML = mapBody(this.#layout, this.#frame, () => canvasHtml);
    this.#attach();
    if (playing) this.#player?.play();
    this.#areas()[focused]?.focus({ preventScroll: true });
  }

  #areas(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('.map-area')];
  }

  /** Fetches the fine coastlines; without them the coarse ones stay. */
  async #refine(): Promise<void> {
    const fine = await import('./fine-coastlines.ts').catch(() => undefined);
    if (!fine) return;
    this.#geography = fine.fineGeography;
    this.#painter.redraw(this.#geography);
    this.#schedule();
  }

  /** Connects what has just been written. */
  #attach(): void {
    const { label, names } = this.#layout.map.spec.frames;
    this.#player = undefined;
    if (names.length > 1) {
      this.#player = new FramePlayer(label, names, this.#frame, (frame) => {
        this.#frame = frame;
        this.#schedule();
      });
      part(this.element, 'frame-name').replaceWith(this.#player.element);
    }
    for (const area of this.#areas()) {
      area.tabIndex = 0;
      this.#sizes.observe(area);
    }
    this.#cursor.attach();
    this.#schedule();
  }

  #turn(centre: Point): void {
    this.#centre = centre;
    this.#layout = { ...this.#layout, view: viewOf(this.#layout.map, centre) };
    this.#painter.turn(this.#layout);
    this.#schedule();
  }

  /** However much has changed, one drawing a frame of the screen. */
  #schedule(): void {
    drawInTurn(this, () => this.#paint());
  }

  *#paint(): Drawing {
    const density = Math.min(maxDensity, devicePixelRatio || 1);
    const { map, view } = this.#layout;
    const painter = this.#painter;
    for (const [i, area] of this.#areas().entries()) {
      const width = area.clientWidth;
      const panel = map.panels[i];
      if (width === 0 || !panel) continue;
      const canvas = area.querySelector('canvas') as HTMLCanvasElement;
      yield* painter.paint(canvas, i, this.#frame, width, density);
      // The map has been sent again meanwhile, and will be drawn again.
      if (painter !== this.#painter) return;
      rewrite(part(area, 'map-labels'), labelsHtml(mapLabels(panel, view, width), view));
      area.setAttribute('aria-label', panelLabel(this.#layout, i, this.#frame));
    }
    rewrite(part(this.element, 'view-note'), notesHtml(this.#layout, this.#frame));
    this.#cursor.refresh();
  }

  #tools(): HTMLElement {
    const tools = elementOf(`<div class="view-tools">${pngButton(words.saveMap)}</div>`);
    part(tools, 'png').addEventListener('click', () => void this.#export());
    return tools;
  }

  async #export(): Promise<void> {
    const canvases = this.#areas().map((area) => area.querySelector('canvas') as HTMLCanvasElement);
    const png = await mapPng(this.#layout, this.#frame, canvases, this.element);
    download(png, fileName(this.#layout.map.spec.title, 'png'));
  }

  /** A canvas does not follow the page's colours by itself. */
  #watchTheme(): void {
    const observer = new MutationObserver(() => {
      if (!this.element.isConnected) {
        observer.disconnect();
        return;
      }
      this.#painter.recolour();
      this.#schedule();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  }
}

const written = new WeakMap<HTMLElement, string>();

/** Writes only what has changed: laying the page out anew costs more than the comparison. */
function rewrite(element: HTMLElement, html: string): void {
  if (written.get(element) === html) return;
  written.set(element, html);
  element.innerHTML = html;
}
