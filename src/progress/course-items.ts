import { getCollection } from 'astro:content';
import { attribute, elements } from '../markdown/nodes.ts';
import { parsePage } from '../page-faults/parse-page.ts';

/** What of a chapter a reader can do, in its order. */
export interface ChapterItems {
  chapter: number;
  title: string;
  /** Where the chapter lies from the site's root. */
  page: string;
  exercises: { id: string; title: string }[];
  questions: string[];
}

/** The exercises with a check and the questions of every written chapter. */
export async function courseItems(): Promise<ChapterItems[]> {
  const pages = await getCollection('docs');
  return pages
    .flatMap(({ id, body = '', data: { chapter, title } }) => {
      if (chapter === undefined) return [];
      const { tree } = parsePage(body);
      const idOf = (node: (typeof found)[number]): string => attribute(node, 'id') ?? '';
      const found = elements(tree, 'Exercise').filter((node) => attribute(node, 'program'));
      const exercises = found.map((node) => ({ id: idOf(node), title: attribute(node, 'title') ?? '' }));
      return [{ chapter, title, page: `${id}/`, exercises, questions: elements(tree, 'Question').map(idOf) }];
    })
    .sort((a, b) => a.chapter - b.chapter);
}
