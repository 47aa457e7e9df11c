/** The activation explorer as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Nine activation functions',
  alt: `An activation function and its derivative, drawn together. ${words}`,
  html: html(initial, words),
};
