/** The timeline as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'From AlexNet to AIFS',
  alt: `A timeline of results from 2012 to 2026, in machine learning above and in weather forecasting below. ${words}`,
  html: html(initial, words),
};
