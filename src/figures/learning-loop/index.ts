/** The loop of learning as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'Homework and training',
  alt: `The loop of homework beside the five lines of a training loop, carried out one by one on real numbers. ${words}`,
  html: html(initial, words),
};
