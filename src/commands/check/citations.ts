import { nearest } from '../../../playground/lab/nearest.ts';
import { attribute, elements, lineOf, pages, references } from './pages.ts';
import type { Problem, Project } from './project.ts';

/** `<Cite>` and `<Eq>` name a work and an equation of their page. */
export function citations(project: Project): Problem[] {
  return pages(project).flatMap((page) => {
    const works = references(page).map(({ id }) => id);
    const equations = elements(page, 'Equation').flatMap((element) => attribute(element, 'id') ?? []);
    const unknown = (name: string, known: string[], what: string, add: string): Problem[] =>
      elements(page, name).flatMap((element) => {
        const id = attribute(element, 'id') ?? '';
        if (known.includes(id)) return [];
        const near = nearest(id, known)[0];
        return [
          {
            file: page.path,
            line: lineOf(element),
            message: `<${name} id="${id}" /> names no ${what} of this page.`,
            mend: near ? `Did you mean "${near}"?` : add,
          },
        ];
      });
    const twice = equations.filter((id, index) => equations.indexOf(id) !== index);
    return [
      ...unknown('Cite', works, 'reference', 'Add the work to the front matter’s references.'),
      ...unknown('Eq', equations, 'equation', 'Give an <Equation> that id.'),
      ...elements(page, 'Equation')
        .filter(
          (element, index) =>
            twice.includes(attribute(element, 'id') ?? '') &&
            equations.indexOf(attribute(element, 'id') ?? '') !== index,
        )
        .map((element) => ({
          file: page.path,
          line: lineOf(element),
          message: `A second equation has the id "${attribute(element, 'id')}".`,
          mend: 'Rename one of them.',
        })),
    ];
  });
}
