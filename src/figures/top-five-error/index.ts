/** The errors by year as the page shows them before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Top-5 error by year',
  alt: `The lowest top-5 error of each year’s ImageNet challenge, 2010 to 2015. ${words}`,
  html: html(initial, words),
};
