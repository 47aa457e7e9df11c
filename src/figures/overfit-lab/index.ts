/** The overfitting figure as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Overfitting, and seven methods against it',
  alt: `A network learns sunshine over a day from 12 noisy observations: its curve, and its errors on these and on 12 held back, by step of training. ${words}`,
  html: html(initial, words),
};
