/** The addition neuron as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'A neuron for addition',
  alt: `A neuron with two inputs, and a map of its error as an adder. ${words}`,
  html: html(initial, words),
};
