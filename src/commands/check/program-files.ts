import type { Node } from '../../markdown/nodes.ts';
import { attribute, elements, lineOf, type Page } from './pages.ts';
import type { Project } from './project.ts';

/** Kinds of files that belong to programs, by folder. */
export type Folder = 'programs' | 'solutions' | 'checks' | 'recorded' | 'pytorch';

/** A file that belongs to a program. */
export interface ProgramFile {
  path: string;
  folder: Folder;
  /** What authors write: `dense-networks/xor-by-hand`, `datasets/coads/explore`, `blank`. */
  id: string;
}

/** The files of all programs, in the order of their paths. */
export function programFiles(project: Project): ProgramFile[] {
  const found: ProgramFile[] = [];
  for (const path of [...project.text.keys()].sort()) {
    const [, place, folder, name] =
      /^content\/(.*?)\/?(programs|solutions|checks|recorded|pytorch)\/([^/]+)\.(?:ts|json|py)$/.exec(path) ??
      [];
    // What a twin printed lies beside it and is no program.
    if (folder === undefined || place === undefined || (folder === 'pytorch' && !path.endsWith('.py')))
      continue;
    const owner = place.replace(/^chapters\/(?:\d+-)?/, '');
    found.push({ path, folder: folder as Folder, id: owner === '' ? `${name}` : `${owner}/${name}` });
  }
  return found;
}

/** A place in a page that shows a program. */
export interface Use {
  page: Page;
  element: Node;
  line: number;
  /** As written. */
  program: string;
  /** The id as found from that page; undefined when there is no such program. */
  id: string | undefined;
  exercise: boolean;
}

/** Every `<Playground program>`, `<Exercise program>` and `<Idiom program>` of some pages. */
export function uses(project: Project, some: readonly Page[]): Use[] {
  const known = new Set(
    programFiles(project).flatMap(({ folder, id }) => (folder === 'programs' ? [id] : [])),
  );
  return some.flatMap((page) =>
    elements(page, 'Playground', 'Exercise', 'Idiom').flatMap((element) => {
      const program = attribute(element, 'program');
      if (program === undefined) return [];
      const own = `${page.route.replace(/^chapters\//, '').replace(/\/$/, '')}/${program}`;
      const id = [program, own].find((candidate) => known.has(candidate));
      const exercise =
        element.name === 'Exercise' || element.attributes?.some(({ name }) => name === 'exercise') === true;
      return [{ page, element, line: lineOf(element), program, id, exercise }];
    }),
  );
}
