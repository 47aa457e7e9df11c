/** The dropout figure as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Dropout, mask by mask',
  alt: `A network with eight hidden neurons, of which a mask drops some at random, and a histogram of the answers. ${words}`,
  html: html(initial, words),
};
