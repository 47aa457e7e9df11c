import { getCollection, render } from 'astro:content';
import { type AnswerNames, answersOf } from '../markdown/exercises-and-quizzes.ts';
import { attribute, elements } from '../markdown/nodes.ts';
import { parsePage } from '../page-faults/parse-page.ts';

/** What of a chapter a reader can do, in its order. */
export interface ChapterItems {
  chapter: number;
  title: string;
  /** Where the chapter lies from the site's root. */
  page: string;
  exercises: { id: string; title: string }[];
  questions: AnswerNames[];
}

/** The exercises with a check and the questions of every written chapter. */
export async function courseItems(): Promise<ChapterItems[]> {
  const pages = await getCollection('docs');
  const items = await Promise.all(
    pages.map(async (page) => {
      const { id, body = '', data } = page;
      if (data.chapter === undefined) return [];
      const exercises = elements(parsePage(body).tree, 'Exercise')
        .filter((node) => attribute(node, 'program'))
        .map((node) => ({ id: attribute(node, 'id') ?? '', title: attribute(node, 'title') ?? '' }));
      // Answers are named as the page is made, by words that other plugins have had in hand.
      const questions = answersOf((await render(page)).remarkPluginFrontmatter);
      return [{ chapter: data.chapter, title: data.title, page: `${id}/`, exercises, questions }];
    }),
  );
  return items.flat().sort((a, b) => a.chapter - b.chapter);
}
