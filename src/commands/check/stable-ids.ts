import { lasting } from '../../page-faults/ids.ts';
import { attribute, elements, lineOf, pages } from './pages.ts';
import type { Problem, Project } from './project.ts';

/**
 * No two exercises, questions or figures of the course have one id: what a reader did with one would be shown as done
 * with the other. What a page has twice its own rules find.
 */
export function stableIds(project: Project): Problem[] {
  const seen = new Map<string, string>();
  return pages(project)
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .flatMap((page) =>
      elements(page, ...lasting).flatMap((node) => {
        const id = attribute(node, 'id') ?? (node.name === 'Figure' ? attribute(node, 'name') : undefined);
        if (!id) return [];
        const kind = (node.name ?? '').toLowerCase();
        const first = seen.get(`${kind} ${id}`);
        if (first === undefined) seen.set(`${kind} ${id}`, page.path);
        if (first === undefined || first === page.path) return [];
        const mend =
          kind === 'figure'
            ? 'Give the newer one an id of its own: <Figure name="…" id="…">.'
            : 'Rename the newer one; readers’ results are kept under the older.';
        const column = node.position?.start.column;
        const at = { file: page.path, line: lineOf(node), ...(column !== undefined && { column }) };
        return [{ ...at, message: `A ${kind} of ${first} has the id “${id}” too.`, mend }];
      }),
    );
}
