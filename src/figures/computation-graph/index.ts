/** The computation graph as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Back-propagation on a graph',
  alt: `A neuron and its loss as a graph of six operations, to be walked forward and back. ${words}`,
  html: html(initial, words),
};
