import { getCollection } from 'astro:content';
import { attribute, elements } from '../markdown/nodes.ts';
import { parsePage } from '../page-faults/parse-page.ts';
import { coursePrograms } from '../progress/course-programs.ts';
import { sitePath } from '../site-path.ts';
import type { Concept } from './concept.ts';
import { concepts } from './concepts.en.ts';

/** A program or an exercise that an idea leads to. */
interface Door {
  title: string;
  href: string;
}

/** An idea with its addresses. */
export interface Idea extends Pick<Concept, 'id' | 'name' | 'says' | 'thread'> {
  href: string;
  /** Those of its needs that are on the map. */
  needs: string[];
  /** The name under which the reader's runs of the program are kept. */
  slot: string | undefined;
  run: Door | undefined;
  solve: (Door & { id: string }) | undefined;
}

export interface ChapterOfIdeas {
  number: number;
  title: string;
  href: string;
  /** The ids of its self-test. */
  questions: string[];
  ideas: Idea[];
}

/** The ideas of every chapter that is written. */
export async function chaptersOfIdeas(): Promise<ChapterOfIdeas[]> {
  const pages = await getCollection('docs', ({ data }) => data.chapter !== undefined);
  const programs = new Map((await coursePrograms()).map((program) => [program.slot, program]));
  const slugs = new Set(pages.map(({ id }) => slugOf(id)));
  const shown = concepts.filter(({ chapter }) => slugs.has(chapter));
  const names = new Set(shown.map(({ id }) => id));
  return pages
    .map(({ id, body = '', data: { chapter = 0, title } }) => {
      const { tree } = parsePage(body);
      const [href, exercises] = [sitePath(`${id}/`), elements(tree, 'Exercise')];
      const ideas = shown
        .filter(({ chapter }) => chapter === slugOf(id))
        .map(({ section, program, exercise, needs, ...concept }): Idea => {
          const found = programs.get(`${slugOf(id)}/${program}`);
          const solve = exercises.find((node) => attribute(node, 'id') === exercise);
          return {
            ...concept,
            needs: needs.filter((name) => names.has(name)),
            href: section ? `${href}#${section}` : href,
            slot: found?.slot,
            run: found && { title: found.title, href: sitePath(found.address) },
            solve:
              exercise && solve
                ? {
                    id: exercise,
                    title: attribute(solve, 'title') ?? '',
                    href: `${href}#exercise-${exercise}`,
                  }
                : undefined,
          };
        });
      const questions = elements(tree, 'Question').flatMap((node) => attribute(node, 'id') ?? []);
      return { number: chapter, title, href, questions, ideas };
    })
    .filter(({ ideas }) => ideas.length > 0)
    .sort((a, b) => a.number - b.number);
}

const slugOf = (id: string): string => id.replace(/^chapters\//, '');
