import { readAttributes } from '../../claims/attributes.ts';
import { quantitiesOf } from '../../claims/expectation.ts';
import { parseHeader } from '../../claims/header.ts';
import { readHolds } from '../../claims/holds.ts';
import { type Quantity, quantityText } from '../../claims/quantity.ts';
import { recordingPath } from '../../claims/recording.ts';
import { readValue } from '../../claims/value-element.ts';
import type { Node } from '../../markdown/nodes.ts';
import { elements, pages } from '../check/pages.ts';
import { programFiles } from '../check/program-files.ts';
import type { Project } from '../check/project.ts';

/** The numbers that a recording keeps of other seeds: those that the program's expectations and the pages name. */
export function keptQuantities(project: Project, path: string, source: string): Quantity[] {
  const named = [...parseHeader(source).expectations.flatMap(quantitiesOf), ...askedOfSeeds(project, path)];
  return [...new Map(named.map((quantity) => [quantityText(quantity), quantity])).values()];
}

/** What pages ask of a program's other seeds: `<Value … spread />`, `<Value … seeds="range" />`, `<Holds … />`. */
function askedOfSeeds(project: Project, program: string): Quantity[] {
  const recordings = programFiles(project).flatMap(({ folder, path }) =>
    folder === 'programs' ? [path.replace('/programs/', '/recorded/').replace(/\.ts$/, '.json')] : [],
  );
  const own = program.replace('/programs/', '/recorded/').replace(/\.ts$/, '.json');
  return pages(project).flatMap((page) => {
    if (!/spread|seeds=|<Holds/.test(page.body)) return [];
    return elements(page, 'Value', 'Holds').flatMap((element) => {
      try {
        const asked = askedBy(element);
        const found = recordingPath(asked.program, page.path, recordings);
        return 'path' in found && found.path === own ? asked.quantities : [];
      } catch {
        return []; // What is wrong with an element is for `npm run check` to say.
      }
    });
  });
}

/** Which numbers of which program's other seeds an element asks for. Throws when it cannot be read. */
function askedBy({ name, attributes = [] }: Node): { program: string; quantities: Quantity[] } {
  const given = readAttributes(attributes);
  if (name === 'Holds') {
    const { program, comparison } = readHolds(given);
    return { program, quantities: quantitiesOf(comparison) };
  }
  const { source, over } = readValue(given);
  if (source.kind !== 'program') return { program: '', quantities: [] };
  return { program: source.program, quantities: over === undefined ? [] : [source.quantity] };
}
