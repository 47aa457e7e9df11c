/** The scoreboard as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Data-driven weather models',
  alt: `Data-driven weather models by year and grid, and as a table. ${words}`,
  html: html(initial, words),
};
