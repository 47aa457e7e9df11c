import { judgePage } from '../../page-faults/judge-page.ts';
import { namesIn } from '../../page-faults/known-names.ts';
import { compilePage } from './compile-page.ts';
import { isReadable, judgedPages, type Page } from './pages.ts';
import type { Problem, Project } from './project.ts';

/** A page can be read: its MDX is whole. What else is wrong with it is only looked for then. */
export function pageSyntax(project: Project): Problem[] {
  return judgedPages(project).flatMap((page) =>
    page.syntaxFault ? [{ file: page.path, ...page.syntaxFault }] : [],
  );
}

/** The text of a page follows the rules that the build holds it to. */
export function pageText(project: Project): Problem[] {
  const known = namesIn(project.text.keys());
  return judged(project).flatMap((page) =>
    judgePage(page, known).map((fault) => ({ file: page.path, ...fault })),
  );
}

/** A page compiles as the build compiles it: the last word on a page in which no other rule has found anything. */
export async function pageCompiles(project: Project): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const page of judged(project)) {
    const fault = await compilePage(page, project.root);
    if (fault) found.push({ file: page.path, ...fault });
  }
  return found;
}

function judged(project: Project): Page[] {
  return judgedPages(project).filter((page) => page.path.endsWith('.mdx') && isReadable(page));
}
