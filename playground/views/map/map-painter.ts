import type { Drawing } from '../drawing/drawing-turns.ts';
import { baseMarks, underMarks } from './base-marks.ts';
import { fieldInk } from './field-ink.ts';
import type { Geography } from './geography.ts';
import { type FineGrid, fineGrid } from './grid-image.ts';
import type { MapLayout } from './map-layout.ts';
import type { MapMark } from './map-mark.ts';
import { marksInPieces } from './map-marks.ts';
import { frameOf } from './map-scales.ts';
import { paletteWords } from './palette-words.ts';
import { pixelLookup } from './pixel-lookup.ts';

/** Widest image of a field, in its own pixels: what is drawn larger is scaled up by the browser. */
const maxWidth = { globe: 400, flat: 960 };
/** Marks that are drawn before it is looked at how long they took. */
const marksAtOnce = 4;
/** Frames of fields that are kept, ready to draw. */
const maxKept = 48;

const processor: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** The path is found when the mark is first drawn. */
type DrawnMark = MapMark & { path?: Path2D };

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

  /** Draws a panel, mark by mark, into a canvas that is `width` pixels of the page wide. */
  *paint(canvas: HTMLCanvasElement, index: number, frame: number, width: number, density: number): Drawing {
    const { height, width: across } = this.#layout.view;
    const [w, h] = [Math.round(width * density), Math.round((width * density * height) / across)];
    if (w === 0 || h === 0) return;
    // While the field is made ready the map stands as it was, and may be turned.
    const ready = yield* this.#readyField(index, frame, w, h);
    const { map, view } = this.#layout;
    const panel = map.panels[index];
    if (!panel) return;
    const base = this.#base.get(index) ?? baseMarks(view, this.#geography, fieldInk(map, panel));
    this.#base.set(index, base);
    if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
    // Drawn by the processor: without a graphics card the long way over one takes half a second a frame.
    const context = canvas.getContext('2d', processor);
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    const scale = w / view.width;
    if (ready) {
      context.imageSmoothingEnabled = !map.spec.cells;
      context.drawImage(this.#field, 0, 0, w, h);
    }
    if (!panel.field) yield* this.#stroke(context, canvas, underMarks(view, this.#geography), scale, density);
    yield* this.#stroke(context, canvas, base, scale, density);
    yield* this.#stroke(context, canvas, yield* this.#marksOf(index, frame), scale, density);
  }

  /** Draws a field into an image of its own; says whether there is one. */
  *#readyField(index: number, frame: number, w: number, h: number): Generator<void, boolean> {
    const fine = this.#fine(index, frame);
    if (!fine) return false;
    yield;
    const { map, view, axes } = this.#layout;
    if (!axes) return false;
    const width = Math.min(w, view.kind === 'orthographic' ? maxWidth.globe : maxWidth.flat);
    const height = Math.max(1, Math.round((width * h) / w));
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      [this.#field.width, this.#field.height] = [width, height];
      this.#lookup = undefined;
      this.#reuse = undefined;
    }
    const image = this.#image;
    const lookup = this.#lookup ?? pixelLookup(view, axes, fine.columns, [width, height], this.#reuse);
    this.#lookup = lookup;
    this.#reuse = lookup;
    yield;
    const words = paletteWords(map.spec.scales[map.panels[index]?.scale ?? 0]?.palette ?? 'viridis');
    fill(new Uint32Array(image.data.buffer), lookup, fine.levels, words, width);
    this.#field.getContext('2d', processor)?.putImageData(image, 0, 0);
    return true;
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

  *#marksOf(index: number, frame: number): Generator<void, DrawnMark[]> {
    const { map, view, ranges } = this.#layout;
    const panel = map.panels[index];
    const range = panel && ranges[panel.scale];
    if (!panel || !range) return [];
    const key = `${index} ${frame}`;
    const marks = this.#marks.get(key) ?? (yield* marksInPieces(map, panel, range, frame, view));
    // The map has been turned meanwhile.
    if (view !== this.#layout.view) return marks;
    if (this.#marks.size > maxKept) this.#marks.clear();
    this.#marks.set(key, marks);
    return marks;
  }

  *#stroke(
    context: CanvasRenderingContext2D,
    element: HTMLElement,
    marks: readonly DrawnMark[],
    scale: number,
    density: number,
  ): Drawing {
    for (const [i, mark] of marks.entries()) {
      // Another drawing may have come in between.
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.lineCap = 'round';
      context.lineJoin = 'round';
      mark.path ??= pathOf(mark);
      this.#strokeOne(context, element, mark, mark.path, density / scale);
      if (i % marksAtOnce < marksAtOnce - 1) continue;
      // A canvas writes down what it is told, and draws all of it at the end of the frame; to be read it is drawn now.
      context.getImageData(0, 0, 1, 1);
      yield;
    }
  }

  #strokeOne(
    context: CanvasRenderingContext2D,
    element: HTMLElement,
    { stroke, fill: area, width, halo, dash, opacity = 1 }: MapMark,
    path: Path2D,
    pixel: number,
  ): void {
    context.globalAlpha = opacity;
    if (area) {
      context.fillStyle = this.#colour(element, area);
      context.fill(path);
    }
    if (!stroke) return;
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

function pathOf(mark: MapMark): Path2D {
  const path = new Path2D();
  // A path needs no beginning; the other calls are those of a canvas.
  mark.draw(Object.assign(path, { beginPath: () => {} }));
  return path;
}
