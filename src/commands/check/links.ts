import { addressOf } from '../../page-faults/addresses.ts';
import { parts } from './link-target.ts';
import { anchors, isReadable, judgedPages, lineOf, nodes, type Page, pages } from './pages.ts';
import { has, type Problem, type Project } from './project.ts';

/** Links within the site lead to a page, and their anchors to a place on it. */
export function links(project: Project): Problem[] {
  const all = pages(project);
  const anchorsOf = anchorReader(all);
  const routes = new Set([...all.map(({ route }) => route), ...otherRoutes(project)]);
  return judgedPages(project).flatMap((page) => [
    ...linksOf(page).flatMap(({ url, line }) => {
      const wrong = judge(url, page, routes, anchorsOf, project);
      return wrong ? [{ file: page.path, line, ...wrong }] : [];
    }),
    ...lectureSections(page, anchorsOf(page.route) ?? new Set()),
  ]);
}

/** The ids on the page of a route; undefined where it cannot be read, and what it has to link to is unknown. */
type AnchorsOf = (route: string) => ReadonlySet<string> | undefined;

/** Reads a page when a link first leads to a place on it. */
function anchorReader(all: readonly Page[]): AnchorsOf {
  const byRoute = new Map(all.map((page) => [page.route, page]));
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return (route) => {
    if (!known.has(route)) {
      const page = byRoute.get(route);
      known.set(route, page && isReadable(page) ? anchors(page) : undefined);
    }
    return known.get(route);
  };
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
  anchorsOf: AnchorsOf,
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
        : `There are: ${[...routes]
            .filter((known) => known === '' || known.endsWith('/'))
            .map((known) => `/${known}`)
            .join(', ')}.`,
    };
  }
  if (anchor === undefined) return undefined;
  const there = anchorsOf(route);
  if (!there || there.has(anchor)) return undefined;
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
