/** The picture: five rows of five pixels, each to be pressed. */
import type { Handle, Point } from '../kit/figure.ts';
import { handle, text } from '../kit/shapes.ts';
import { columnOf, count, isOn, nodes, otherOf, type PixelGraph, rowOf, side } from './model.ts';
import { words } from './words.en.ts';

export const pictureHeight = 312;

/** Where pixels and nodes have their middles. */
const [first, pitch] = [38, 56] as const;
export const placeOf = (pixel: number): Point => ({
  x: first + pitch * columnOf(pixel),
  y: first - 6 + pitch * rowOf(pixel),
});

const nearest = (along: number): number =>
  Math.max(0, Math.min(side - 1, Math.round((along - first) / pitch)));

/** The class of a mark that is looked at, or is the other of the pair. */
export function role(state: PixelGraph, pixel: number): string {
  if (pixel === state.at) return ' at';
  return pixel === otherOf(state) ? ' other' : '';
}

/** The pixel that is looked at, by keyboard: arrows go along the rows, Page Up and Page Down across them. */
export function pixelHandle(state: PixelGraph): Handle<PixelGraph> {
  return {
    label: words.pixel,
    value: state.at + 1,
    min: 1,
    max: count,
    step: 1,
    page: side,
    text: words.pixelText(state.at, rowOf(state.at) + 1, columnOf(state.at) + 1, isOn(state, state.at)),
    at: ({ x, y }) => side * nearest(y + 6) + nearest(x) + 1,
    set: (value) => ({ ...state, at: value - 1 }),
  };
}

export function picture(state: PixelGraph): string {
  const pixels = Array.from({ length: count }, (_, pixel) => {
    const { x, y } = placeOf(pixel);
    const name = `n${pixel}`;
    return (
      `<g class="pixel${isOn(state, pixel) ? ' on' : ''}${role(state, pixel)}" data-action="pixel-${pixel}" data-lights="${name}" data-name="${name}">` +
      `<rect x="${x - 26}" y="${y - 26}" width="52" height="52" rx="2"/>${text(x, y + 5, words.name(pixel), 'number')}</g>`
    );
  });
  return (
    `<g>${pixels.join('')}</g>` +
    handle('pixel', pixelHandle(state), placeOf(state.at), 'keyed') +
    text(150, 306, words.onOff(nodes(state).length, count), 'soft')
  );
}
