import { z } from 'astro/zod';
import chapters from '../../content/chapters/outline.json';

const outlinedChapter = z.strictObject({
  chapter: z.int().describe('Number of the chapter.'),
  slug: z.string().describe('Last part of its address and, after the number, the name of its folder.'),
  title: z.string().describe('Title as the contents list prints it.'),
  about: z.string().describe('One sentence for the contents list.'),
});

/** Every chapter of the course in order, written or not. */
export const outline = z.array(outlinedChapter).parse(chapters);
