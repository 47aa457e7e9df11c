import type { File, Node } from './nodes.ts';
import { attribute, elements, fail, setAttribute } from './nodes.ts';

interface Work {
  id: string;
  authors: string;
  short?: string;
  year: number;
}

/**
 * Gives every `<Cite id="…" />` the label of the work it names in the front matter's `references`, and puts the
 * list of references at the end of the page when the author has not placed `<References />` himself.
 */
export function remarkCitations() {
  return (tree: Node, file: File): void => {
    const works = worksOf(file);
    for (const cite of elements(tree, 'Cite')) {
      const id = attribute(cite, 'id');
      const work = works.find((candidate) => candidate.id === id);
      if (!work) fail(file, cite, `<Cite id="${id ?? ''}" /> names no reference. ${known(works)}`);
      setAttribute(cite, 'label', label(work));
    }
    if (works.length > 0 && elements(tree, 'References').length === 0) {
      const heading = { type: 'heading', depth: 2, children: [{ type: 'text', value: 'References' }] };
      const list = { type: 'mdxJsxFlowElement', name: 'References', attributes: [], children: [] };
      tree.children = [...(tree.children ?? []), heading, list];
    }
  };
}

/** How the text names a work: `Nair and Hinton 2010`, `Hornik et al. 1989`. */
export function label(work: Pick<Work, 'authors' | 'short' | 'year'>): string {
  if (work.short) return `${work.short} ${work.year}`;
  const families = work.authors
    .split(/,|;|\band\b|&/)
    .map((author) =>
      author
        .replace(/\bet al\.?/, '')
        .replace(/(\s+\p{Lu}[.\p{Lu}-]*)+\s*$/u, '')
        .trim(),
    )
    .filter((family) => family !== '' && !/^(\p{Lu}\.?[\s-]*)+$/u.test(family));
  const [first = work.authors, second, ...more] = families;
  if (more.length > 0 || /\bet al\b/.test(work.authors)) return `${first} et al. ${work.year}`;
  return second ? `${first} and ${second} ${work.year}` : `${first} ${work.year}`;
}

/** Astro checks the schema before; here only what the plugin needs is trusted. */
function worksOf(file: File): Work[] {
  const listed = file.data.astro?.frontmatter?.['references'];
  if (!Array.isArray(listed)) return [];
  return listed.filter(
    (work): work is Work => typeof work?.id === 'string' && typeof work?.authors === 'string',
  );
}

function known(works: Work[]): string {
  if (works.length === 0) return 'The front matter has no `references`.';
  return `The front matter has: ${works.map((work) => work.id).join(', ')}.`;
}
