import { baseMarks, underMarks } from './base-marks.ts';
import { fieldInk } from './field-ink.ts';
import type { Geography } from './geography.ts';
import { type FineGrid, fineGrid } from './grid-image.ts';
import type { MapLayout } from './map-layout.ts';
import type { MapMark } from './map-mark.ts';
import { panelMarks } from './map-marks.ts';
import { frameOf } from './map-scales.ts';
import { paletteWords } from './palette-words.ts';
import { pixelLookup } from './pixel-lookup.ts';

/** Widest image of a field, in its own pixels: what is drawn larger is scaled up by the browser. */
const maxWidth = { globe: 400, flat: 960 };
/** Frames of fields that are kept, ready to draw. */
const maxKept = 48;

const processor: CanvasRenderingContext2DSettings = { willReadFrequently: true };

type DrawnMark = MapMark & { path: Path2D };

/** Draws the panels of one map on canvases: the field through a look-up table, lines over it. */
export class MapPainter {
  #geography: Geography;
  readonly #field = document.createElement('canvas');
  readonly #kept = new Map<string, FineGrid>();
  #layout: MapLayout;
  #lookup: Int32Array<ArrayBuffer> | undefined;
  #image: ImageData | undefined;
  #base = new Map<number, DrawnMark[]>();
  #marks = new Map<string, DrawnMark[]>();
  #colours = new Map<string, string>();

  constructor(layout: MapLayout, geography: Geography) {
    this.#layout = layout;
    this.#geography = geography;
  }

  /** Another view of the same map: the globe has been turned. */
  turn(layout: MapLayout): void {
    this.#layout = layout;
    this.#lookup = undefined;
    this.#base.clear();
    this.#marks.clear();
  }

  /** Other coastlines have come. */
  redraw(geography: Geography): void {
    this.#geography = geography;
    this.#base.clear();
  }

  /** The page's colours have changed. */
  recolour(): void {
    this.#colours.clear();
  }

  /** Draws a panel into a canvas that is `width` pixels of the page wide. */
  paint(canvas: HTMLCanvasElement, index: number, frame: number, width: number, density: number): void {
    const { map, view } = this.#layout;
    const panel = map.panels[index];
    const [w, h] = [Math.round(width * density), Math.round((width * density * view.height) / view.width)];
    if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
    // Drawn by the processor: without a graphics card the long way over one takes half a second a frame.
    const context = canvas.getContext('2d', processor);
    if (!context || !panel || w === 0 || h === 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    const scale = w / view.width;
    if (panel.field) this.#paintField(context, index, frame, w, h);
    else this.#stroke(context, canvas, drawn(underMarks(view, this.#geography)), scale, density);
    const base = this.#base.get(index) ?? drawn(baseMarks(view, this.#geography, fieldInk(map, panel)));
    this.#base.set(index, base);
    this.#stroke(context, canvas, base, scale, density);
    this.#stroke(context, canvas, this.#marksOf(index, frame), scale, density);
  }

  #paintField(context: CanvasRenderingContext2D, index: number, frame: number, w: number, h: number): void {
    const { map, view, axes } = this.#layout;
    const fine = this.#fine(index, frame);
    if (!fine || !axes) return;
    const width = Math.min(w, view.kind === 'orthographic' ? maxWidth.globe : maxWidth.flat);
    const height = Math.max(1, Math.round((width * h) / w));
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      [this.#field.width, this.#field.height] = [width, height];
      this.#lookup = undefined;
      this.#reuse = undefined;
    }
    this.#lookup ??= pixelLookup(view, axes, fine.columns, [width, height], this.#reuse);
    this.#reuse = this.#lookup;
    const words = paletteWords(map.spec.scales[map.panels[index]?.scale ?? 0]?.palette ?? 'viridis');
    fill(new Uint32Array(this.#image.data.buffer), this.#lookup, fine.levels, words, width);
    this.#field.getContext('2d', processor)?.putImageData(this.#image, 0, 0);
    context.imageSmoothingEnabled = !map.spec.cells;
    context.drawImage(this.#field, 0, 0, w, h);
  }
  #reuse: Int32Array<ArrayBuffer> | undefined;

  #fine(index: number, frame: number): FineGrid | undefined {
    const { map, ranges, factor } = this.#layout;
    const panel = map.panels[index];
    const range = panel && ranges[panel.scale];
    const { grid } = map.spec;
    if (!panel?.field || !grid || !range) return undefined;
    const key = `${index} ${frame}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const fine = fineGrid(frameOf(panel.field, grid.rows * grid.columns, frame), grid, range, factor);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= maxKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, fine);
    return fine;
  }

  #marksOf(index: number, frame: number): DrawnMark[] {
    const { map, view, ranges } = this.#layout;
    const panel = map.panels[index];
    const range = panel && ranges[panel.scale];
    if (!panel || !range) return [];
    const key = `${index} ${frame}`;
    const marks = this.#marks.get(key) ?? drawn(panelMarks(map, panel, range, frame, view));
    if (this.#marks.size > maxKept) this.#marks.clear();
    this.#marks.set(key, marks);
    return marks;
  }

  #stroke(
    context: CanvasRenderingContext2D,
    element: HTMLElement,
    marks: readonly DrawnMark[],
    scale: number,
    density: number,
  ): void {
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const pixel = density / scale;
    for (const { path, stroke, fill: area, width, halo, dash, opacity = 1 } of marks) {
      context.globalAlpha = opacity;
      if (area) {
        context.fillStyle = this.#colour(element, area);
        context.fill(path);
      }
      if (!stroke) continue;
      context.setLineDash(dash ? dash.split(' ').map((length) => Number(length) * pixel) : []);
      if (halo) {
        context.strokeStyle = halo;
        context.lineWidth = (width + 1.4) * pixel;
        context.stroke(path);
      }
      context.strokeStyle = this.#colour(element, stroke);
      context.lineWidth = width * pixel;
      context.stroke(path);
    }
    context.globalAlpha = 1;
  }

  #colour(element: HTMLElement, name: string): string {
    if (!name.startsWith('--')) return name;
    const known = this.#colours.get(name);
    if (known) return known;
    const colour = getComputedStyle(element).getPropertyValue(name).trim();
    this.#colours.set(name, colour);
    return colour;
  }
}

/** Missing cells are hatched: grey lines that no palette has, on any paper. */
const [hatchLine, hatchGround] = [0xff_8a_8a_8a, 0x40_9a_9a_9a];

function fill(
  pixels: Uint32Array,
  lookup: Int32Array,
  levels: Uint8Array,
  words: Uint32Array,
  width: number,
): void {
  for (let i = 0; i < pixels.length; i += 1) {
    const at = lookup[i] as number;
    if (at < 0) {
      pixels[i] = 0;
      continue;
    }
    const level = levels[at] as number;
    if (level > 0) pixels[i] = words[level] as number;
    else pixels[i] = ((i % width) + Math.floor(i / width)) % 7 < 1 ? hatchLine : hatchGround;
  }
}

function drawn(marks: readonly MapMark[]): DrawnMark[] {
  return marks.map((mark) => {
    const path = new Path2D();
    // A path needs no beginning; the other calls are those of a canvas.
    mark.draw(Object.assign(path, { beginPath: () => {} }));
    return { ...mark, path };
  });
}
