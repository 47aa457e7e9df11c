/** The figure on batch normalisation as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Statistics of a batch',
  alt: `The values that one neuron receives from a batch, before and after they are standardised, and the running mean that is kept for use. ${words}`,
  html: html(initial, words),
};
