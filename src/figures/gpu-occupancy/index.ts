/** The occupancy of a graphics processor as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'How much of a graphics processor a batch fills',
  alt: `A model of one matrix product on a graphics processor, cut into tiles that are worked off in waves. ${words}`,
  html: html(initial, words),
};
