/** The optimiser race as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'A race of five optimisers',
  alt: `A map of a loss over two parameters, with the paths of SGD, momentum, RMSProp, Adam and AdamW from one start. ${words}`,
  html: html(initial, words),
};
