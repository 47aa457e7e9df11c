import { addressOf } from '../../page-faults/addresses.ts';
import { parts } from './link-target.ts';
import { anchors, isReadable, lineOf, nodes, type Page, pages } from './pages.ts';
import { has, inScope, type Problem, type Project } from './project.ts';

/** Links within the site lead to a page, and their anchors to a place on it. */
export function links(project: Project): Problem[] {
  const all = pages(project);
  // What a page that cannot be read has to link to is unknown.
  const anchorsOf = new Map(all.filter(isReadable).map((page) => [page.route, anchors(page)]));
  const routes = new Set([...all.map(({ route }) => route), ...otherRoutes(project)]);
  return all
    .filter((page) => inScope(project, page.path))
    .flatMap((page) => [
      ...linksOf(page).flatMap(({ url, line }) => {
        const wrong = judge(url, page, routes, anchorsOf, project);
        return wrong ? [{ file: page.path, line, ...wrong }] : [];
      }),
      ...lectureSections(page, anchorsOf.get(page.route) ?? new Set()),
    ]);
}

function linksOf(page: Page): { url: string; line: number }[] {
  return [...nodes(page.tree)].flatMap((node) => {
    const url = addressOf(node);
    return url === undefined ? [] : [{ url, line: lineOf(node) }];
  });
}

function judge(
  url: string,
  page: Page,
  routes: ReadonlySet<string>,
  anchorsOf: ReadonlyMap<string, ReadonlySet<string>>,
  project: Project,
): Pick<Problem, 'message' | 'mend'> | undefined {
  const target = parts(url, page.route);
  if (!target) return undefined;
  const { route, anchor } = target;
  if (!routes.has(route)) {
    if (has(project, `public/${route}`)) return undefined;
    const slashless = routes.has(`${route}/`);
    return {
      message: `The link "${url}" leads to no page.`,
      mend: slashless
        ? 'End the address with a slash.'
        : `There are: ${[...anchorsOf.keys()].map((known) => `/${known}`).join(', ')}.`,
    };
  }
  const there = anchorsOf.get(route);
  if (anchor === undefined || !there || there.has(anchor)) return undefined;
  return {
    message: `The link "${url}" leads to no place: the page has no "${anchor}".`,
    mend: `It has: ${[...there].join(', ')}.`,
  };
}

/** Pages that are not written in MDX, and the files that data sets publish. */
function otherRoutes(project: Project): string[] {
  const fromPages = [...project.text.keys()].flatMap((path) => {
    const [, route] = /^src\/pages\/(.+)\.astro$/.exec(path) ?? [];
    return route === undefined || route.includes('[') ? [] : [`${route.replace(/(^|\/)index$/, '')}/`];
  });
  const fromDatasets = [...project.text.keys(), ...project.bytes.keys()].flatMap((path) => {
    const [, id, file] = /^content\/datasets\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    return id === undefined ? [] : [`datasets/${id}/`, `datasets/${id}/${file}`];
  });
  return [...fromPages, ...fromDatasets];
}

/** The front matter says which section carries a slide of the lecture. */
function lectureSections(page: Page, there: ReadonlySet<string>): Problem[] {
  if (page.frontMatter.errors.length > 0) return [];
  const slides: unknown = page.frontMatter.toJS()?.lecture;
  if (!Array.isArray(slides)) return [];
  return slides.flatMap((slide: unknown, index) => {
    const section =
      typeof slide === 'object' && slide !== null && 'section' in slide ? slide.section : undefined;
    if (typeof section !== 'string' || there.has(section)) return [];
    const node = page.frontMatter.getIn(['lecture', index, 'section'], true) as
      | { range?: [number] }
      | undefined;
    return [
      {
        file: page.path,
        line: node?.range ? page.frontMatterLine(node.range[0]) : 1,
        message: `The section "${section}" of the lecture's slide ${index + 1} is no heading of the chapter.`,
        mend: `There are: ${[...there].join(', ')}.`,
      },
    ];
  });
}
