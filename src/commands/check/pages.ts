import GithubSlugger from 'github-slugger';
import type { Node } from '../../markdown/nodes.ts';
import { textIn } from '../../page-faults/ids.ts';
import { type ParsedPage, parsePage } from '../../page-faults/parse-page.ts';
import { inScope, type Project } from './project.ts';

/** A page of the site that is written in MDX. */
export interface Page extends ParsedPage {
  path: string;
  /** Address from the site's root, for example `chapters/dense-networks/`. */
  route: string;
}

const known = new WeakMap<Project, Page[]>();

/** The pages under `content/`, each read once; the body of one that is only referred to may never be. */
export function pages(project: Project): Page[] {
  let found = known.get(project);
  if (!found) {
    found = [...project.text]
      .filter(([path]) =>
        /^content\/(index|(?:chapters\/[^/]+|idioms)\/index|contributing\/.+)\.mdx?$/.test(path),
      )
      .map(([path, text]) => Object.assign(parsePage(text), { path, route: routeOf(path) }));
    known.set(project, found);
  }
  return found;
}

/** The pages that are to be judged. */
export function judgedPages(project: Project): Page[] {
  return pages(project).filter(({ path }) => inScope(project, path));
}

/** Whether a page can be read at all; what follows from it is unknown where not. */
export function isReadable(page: Page): boolean {
  return (
    page.frontMatter.errors.length === 0 &&
    page.syntaxFault === undefined &&
    page.frontMatter.contents !== null
  );
}

/** The address of a page, as the content collection gives it. */
function routeOf(path: string): string {
  const id = path
    .replace(/^content\//, '')
    .replace(/\.mdx?$/, '')
    .replace(/^chapters\/\d+-/, 'chapters/')
    .replace(/(^|\/)index$/, '');
  return id === '' ? '' : `${id}/`;
}

/** Every node of a tree, parents first. */
export function* nodes(tree: Node): Generator<Node> {
  yield tree;
  for (const child of tree.children ?? []) yield* nodes(child);
}

/** The elements of a name: `<Playground …>` as a block or in a line. */
export function elements(page: Page, ...names: string[]): Node[] {
  return [...nodes(page.tree)].filter(({ type, name }) => /^mdxJsx/.test(type) && names.includes(name ?? ''));
}

/** An attribute's text; undefined when it is absent or computed. */
export function attribute(node: Node, name: string): string | undefined {
  const value = node.attributes?.find((entry) => entry.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The line of a node in its file. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** The ids that links may point at: headings as Astro numbers them, and what the course's components make. */
export function anchors(page: Page): Set<string> {
  const slugger = new GithubSlugger();
  const found = new Set<string>(['_top']);
  for (const node of nodes(page.tree)) {
    if (node.type === 'heading') found.add(slugger.slug(textIn(node)));
    if (!/^mdxJsx/.test(node.type)) continue;
    const id = attribute(node, 'id');
    if (node.name === 'Equation' && id) found.add(`eq-${id}`);
    else if (node.name === 'Figure') found.add(`fig-${id ?? attribute(node, 'name')}`);
    else if (node.name === 'Exercise' || node.name === 'Question')
      found.add(`${node.name.toLowerCase()}-${id}`);
    else if (id) found.add(id);
  }
  for (const { id } of references(page)) found.add(`ref-${id}`);
  if (references(page).length > 0) found.add(slugger.slug('References'));
  return found;
}

/** The works in the front matter's `references`, as far as they have an id. */
function references(page: Page): { id: string }[] {
  if (page.frontMatter.errors.length > 0) return [];
  const listed: unknown = page.frontMatter.toJS()?.references;
  return Array.isArray(listed)
    ? listed.filter((work): work is { id: string } => typeof work?.id === 'string')
    : [];
}
