/** The loss landscape as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'A loss landscape',
  alt: `The loss of a line through observed cells, as a map over its two parameters, and a path downhill. ${words}`,
  html: html(initial, words),
};
