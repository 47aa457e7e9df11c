import { nearest } from '../../playground/lab/spelling/nearest.ts';
import { attribute, elements } from '../markdown/nodes.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** `<Cite>`, `<Eq>` and `<Fig>` name a work, an equation and a figure of their page. */
export const referencesLead: PageRule = ({ tree, references }) => {
  const equations = elements(tree, 'Equation').flatMap((element) => attribute(element, 'id') ?? []);
  const figures = elements(tree, 'Figure').flatMap(
    (element) => attribute(element, 'id') ?? attribute(element, 'name') ?? [],
  );
  const works = references.map(({ id }) => id);
  const unknown = (name: string, known: readonly string[], what: string, add: string): Fault[] =>
    elements(tree, name).flatMap((element) => {
      const id = attribute(element, 'id');
      if (id === undefined || known.includes(id)) return [];
      const [near] = nearest(id, known);
      const message = `<${name} id="${id}" /> names no ${what} of this page.`;
      return [faultAt(element, message, near ? `Did you mean “${near}”?` : add)];
    });
  return [
    ...unknown('Cite', works, 'reference', 'Add the work to the front matter’s `references`.'),
    ...unknown('Eq', equations, 'equation', 'Give an <Equation> that id.'),
    ...unknown('Fig', figures, 'figure', 'Write the name of a <Figure> of this page.'),
  ];
};

/** A work of the front matter is cited, or its note says why to read it. */
export const worksAreCited: PageRule = ({ tree, references }) => {
  const cited = new Set(elements(tree, 'Cite').map((element) => attribute(element, 'id')));
  return references
    .filter(({ id, note }) => !cited.has(id) && note === undefined)
    .map(({ id, line }) => ({
      line,
      column: 1,
      message: `The reference “${id}” is never cited.`,
      mend: `Cite it, <Cite id="${id}" />, give it a note that says why to read it, or delete it.`,
    }));
};
