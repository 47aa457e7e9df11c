/** Paints the fields of a figure, each on a canvas with a pixel for a cell, in place of the picture that the page came with. */
import type { Field } from './figure.ts';

const painted = new WeakMap<Element, Field>();

/** Paints those of the fields below `root` that are others than last time. */
export function paintFields(root: Element, fields: Readonly<Record<string, Field>>): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-field]')) {
    const field = fields[place.dataset.field ?? ''];
    if (!field || painted.get(place) === field) continue;
    painted.set(place, field);
    paint(canvasIn(place), field);
  }
}

function canvasIn(place: HTMLElement): HTMLCanvasElement {
  const there = place.querySelector('canvas');
  if (there) return there;
  const canvas = document.createElement('canvas');
  place.replaceChildren(canvas);
  return canvas;
}

function paint(canvas: HTMLCanvasElement, { width, height, palette, pixels }: Field): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  // A word for each colour: a field has a hundred thousand cells, and is painted while it is dragged.
  const words = new Uint32Array(image.data.buffer);
  const colours = coloursOf(palette);
  pixels().forEach((level, k) => {
    words[k] = colours[level] ?? 0;
  });
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

/** Red, green, blue and opaque, as an image has them in memory; level 0 is nothing at all. */
function coloursOf(palette: Uint8Array): Uint32Array {
  const bytes = new Uint8Array((4 * palette.length) / 3).fill(255);
  palette.forEach((value, k) => {
    bytes[4 * Math.floor(k / 3) + (k % 3)] = value;
  });
  bytes.fill(0, 0, 4);
  return new Uint32Array(bytes.buffer);
}
