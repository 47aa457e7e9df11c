/** The network builder as the page shows it before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'What layers do to a plane',
  alt: `A small network, its output over the plane of its inputs, and the plane as a layer sees it. ${words}`,
  html: html(initial, words),
};
