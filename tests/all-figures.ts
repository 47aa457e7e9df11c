import { type FigureName, figures } from '../src/figures/index.ts';
import { staticFigure } from '../src/figures/kit/static-figure.ts';

/** Every explorable figure of the course by its name, as a page shows it before any script has run. */
export const allFigures = await Promise.all(
  (Object.keys(figures) as FigureName[]).map(
    async (name) => [name, staticFigure<unknown>(name, (await figures[name]()).figure)] as const,
  ),
);
