import { readAttributes } from '../../claims/attributes.ts';
import { quantitiesOf } from '../../claims/expectation.ts';
import { parseHeader } from '../../claims/header.ts';
import { type Quantity, quantityText } from '../../claims/quantity.ts';
import { recordingPath } from '../../claims/recording.ts';
import { readValue } from '../../claims/value-element.ts';
import { elements, pages } from '../check/pages.ts';
import { programFiles } from '../check/program-files.ts';
import type { Project } from '../check/project.ts';

/** The numbers that a recording keeps of other seeds: those that the program's expectations and the pages name. */
export function keptQuantities(project: Project, path: string, source: string): Quantity[] {
  const named = [...parseHeader(source).expectations.flatMap(quantitiesOf), ...spreadsInPages(project, path)];
  return [...new Map(named.map((quantity) => [quantityText(quantity), quantity])).values()];
}

/** What `<Value … spread />` asks of a program, in all pages. */
function spreadsInPages(project: Project, program: string): Quantity[] {
  const recordings = programFiles(project).flatMap(({ folder, path }) =>
    folder === 'programs' ? [path.replace('/programs/', '/recorded/').replace(/\.ts$/, '.json')] : [],
  );
  const own = program.replace('/programs/', '/recorded/').replace(/\.ts$/, '.json');
  return pages(project).flatMap((page) => {
    if (!page.body.includes('spread')) return [];
    return elements(page, 'Value').flatMap((element) => {
      try {
        const { source, spread } = readValue(readAttributes(element.attributes ?? []));
        if (source.kind !== 'program' || spread === 'none') return [];
        const found = recordingPath(source.program, page.path, recordings);
        return 'path' in found && found.path === own ? [source.quantity] : [];
      } catch {
        return []; // What is wrong with an element is for `npm run check` to say.
      }
    });
  });
}
