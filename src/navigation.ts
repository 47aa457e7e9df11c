import { getCollection } from 'astro:content';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { sitePath } from './site-path.ts';

type Link = Extract<StarlightRouteData['sidebar'][number], { type: 'link' }>;

/** Pages whose parts stand under them and not in the list. */
const hasParts = ['datasets', 'lab'];

/** What those who publish read first. */
const firstForStaff = 'contributing/write-a-chapter';

const pages = await getCollection('docs');

/** The navigation is the list of the chapters that are written, in their order; nothing is configured twice. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const chapters = pages
    .filter((page) => page.data.chapter !== undefined)
    .sort((a, b) => (a.data.chapter ?? 0) - (b.data.chapter ?? 0))
    .map((page) => link(`${page.data.chapter} ${page.data.title}`, page.id, route.id));
  // Readers see where staff begin; the rest of their pages stands in the list once one of them is open.
  const staff = pages
    .filter((page) => page.id.startsWith('contributing/'))
    .filter((page) => route.id.startsWith('contributing/') || page.id === firstForStaff)
    .map((page) => link(page.data.title, page.id, route.id));
  const tools = [
    link('Playground', 'playground', route.id),
    link('Data sets', 'datasets', route.id),
    link('The lab library', 'lab', route.id),
    link('PyTorch beside TensorFlow.js', 'idioms', route.id),
    link('Benchmark', 'benchmark', route.id),
    link('Your work', 'your-work', route.id),
  ];
  route.sidebar = [
    group('Chapters', chapters),
    group('Tools and data', tools),
    group('For course staff', staff),
  ];

  const here = chapters.findIndex((chapter) => chapter.isCurrent);
  route.pagination = {
    prev: here > 0 ? chapters[here - 1] : undefined,
    next: here >= 0 ? chapters[here + 1] : undefined,
  };
});

function link(label: string, id: string, current: string): Link {
  const isCurrent = id === current || (hasParts.includes(id) && current.startsWith(`${id}/`));
  return { type: 'link', label, href: sitePath(`${id}/`), isCurrent, badge: undefined, attrs: {} };
}

function group(label: string, entries: Link[]): StarlightRouteData['sidebar'][number] {
  return { type: 'group', label, entries, collapsed: false, badge: undefined };
}
