import { fileURLToPath } from 'node:url';
import remarkMath from 'remark-math';
import { type AutoImportOptions, remarkAutoImports } from './auto-imports.ts';
import { remarkCitations } from './citations.ts';
import { remarkEquations } from './equations.ts';
import { remarkExercisesAndQuizzes } from './exercises-and-quizzes.ts';
import { remarkFormulas } from './formulas.ts';
import { remarkInlineElements } from './inline-elements.ts';
import { remarkProgramPlaces } from './program-places.ts';
import { remarkSiteLinks } from './site-links.ts';
import { remarkValues } from './values.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const components = fileURLToPath(new URL('../components', import.meta.url));

/**
 * What turns the Markdown of a page into the course's own, in order: the build and `npm run check` use this one list.
 * @param base path under which the site is published
 */
export function coursePlugins(base: string) {
  return [
    remarkInlineElements,
    remarkMath,
    remarkEquations,
    remarkCitations,
    remarkExercisesAndQuizzes,
    remarkProgramPlaces,
    [remarkValues, { root }] as [typeof remarkValues, { root: string }],
    [remarkSiteLinks, { base }] as [typeof remarkSiteLinks, { base: string }],
    [remarkAutoImports, { components, mathStyles: 'katex/dist/katex.min.css' }] as [
      typeof remarkAutoImports,
      AutoImportOptions,
    ],
    remarkFormulas,
  ];
}
