import { getCollection } from 'astro:content';
import { datasetCards, datasetPrograms } from '../datasets/dataset-files.ts';
import { attribute, isElement, type Node, walk } from '../markdown/nodes.ts';
import { programPlace, remarkProgramPlaces } from '../markdown/program-places.ts';
import { parsePage } from '../page-faults/parse-page.ts';
import { findProgram } from '../programs/program-files.ts';

/** A program that a reader can change, and where it stands. */
export interface CourseProgram {
  /** The name under which the reader's versions are kept. */
  slot: string;
  title: string;
  /** From the site's root, down to the place on the page. */
  address: string;
  /** The page in words. */
  page: string;
}

/** Every program that a page shows, once, in the order of the course. One of several pages is its chapter's. */
export async function coursePrograms(): Promise<CourseProgram[]> {
  const pages = await getCollection('docs');
  const place = ({ data: { chapter } }: (typeof pages)[number]): number =>
    chapter ?? Number.POSITIVE_INFINITY;
  const chapters = pages.filter((page) => Number.isFinite(place(page))).sort((a, b) => place(a) - place(b));
  const others = pages.filter((page) => !Number.isFinite(place(page)));
  const ofDocs = (entries: typeof pages): CourseProgram[] =>
    entries.flatMap(({ id, body = '', data: { chapter, title } }) =>
      programsOf(parsePage(body).tree, id, chapter === undefined ? title : `chapter ${chapter}, ${title}`),
    );
  const all = [
    ...ofDocs(chapters),
    ...datasetCards.flatMap(({ id, title }) =>
      datasetPrograms(id).map((name, index) =>
        program(name, `datasets/${id}`, `datasets/${id}/#${programPlace(index + 1)}`, `data set ${title}`),
      ),
    ),
    program('blank', 'playground', 'playground/', 'on a page of its own'),
    ...ofDocs(others),
  ];
  const slots = new Set<string>();
  return all.filter(({ slot }) => slots.size < slots.add(slot).size);
}

function programsOf(tree: Node, id: string, page: string): CourseProgram[] {
  remarkProgramPlaces()(tree);
  const found: CourseProgram[] = [];
  walk(tree, (node) => {
    const name = isElement(node) ? attribute(node, 'program') : undefined;
    if (name === undefined || (node.name !== 'Playground' && node.name !== 'Exercise')) return;
    const anchor =
      node.name === 'Exercise' ? `exercise-${attribute(node, 'id')}` : (attribute(node, 'place') ?? '');
    found.push(
      program(name, id, `${id === 'index' ? '' : `${id}/`}#${anchor}`, page, attribute(node, 'title')),
    );
  });
  return found;
}

function program(name: string, id: string, address: string, page: string, title?: string): CourseProgram {
  const { data } = findProgram(name, id);
  return { slot: data.id, title: title ?? data.title, address, page };
}
