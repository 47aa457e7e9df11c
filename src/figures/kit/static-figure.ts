/** A figure as the build writes it into the page: what is seen before any script has run, without scripts and on paper. */
import { pngAddress } from '../../../playground/views/drawing/png.ts';
import type { Field, Figure } from './figure.ts';
import { frame } from './frame.ts';

/** What a page needs to show a figure before any script has run. */
export interface StaticFigure {
  readonly title: string;
  /** The figure's initial state in words. */
  readonly alt: string;
  readonly html: string;
}

/** The figure in its initial state, its fields as pictures, which the build makes files of their own. */
export function staticFigure<State>(name: string, figure: Figure<State>): StaticFigure {
  const { title, about, initial } = figure;
  const says = figure.describe(initial);
  const html = frame(name, figure, initial, { says });
  return { title, alt: `${about} ${says}`, html: withPictures(html, figure.fields?.(initial) ?? {}) };
}

/** Puts each field's picture into the place that its drawing has for it. */
function withPictures(html: string, fields: Readonly<Record<string, Field>>): string {
  return html.replace(/<div [^>]*data-field="([^"]*)"[^>]*>/g, (place, id: string) => {
    const field = fields[id];
    if (!field)
      throw new Error(`A drawing has a place for the field “${id}”, which the figure does not give.`);
    const { width, height, palette, pixels } = field;
    const image = { width, height, palette, pixels: pixels(), transparent: 0 };
    return `${place}<img alt="" src="${pngAddress(image)}">`;
  });
}
