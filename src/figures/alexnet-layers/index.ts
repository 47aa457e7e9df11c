/** AlexNet's layers as the page shows them before any script has run. */
import type { StaticFigure } from '../frame.ts';
import { explorable } from './view.ts';

const { initial, html, describe } = explorable;
const words = describe(initial);

export const figure: StaticFigure = {
  title: 'The layers of AlexNet',
  alt: `The eight layers of AlexNet with the size of their output and the number of their parameters. ${words}`,
  html: html(initial, words),
};
