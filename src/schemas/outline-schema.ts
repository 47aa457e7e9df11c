import { z } from 'astro/zod';

const outlinedChapter = z.strictObject({
  chapter: z.int().describe('Number of the chapter.'),
  slug: z.string().describe('Last part of its address and, after the number, the name of its folder.'),
  title: z.string().describe('Title as the contents list prints it.'),
  about: z.string().describe('One sentence for the contents list.'),
  slides: z
    .array(z.string())
    .describe('The slides of the lecture that it has to carry, named as in its front matter.'),
});

/** The list of all chapters, in order. */
export const outlineSchema = z.array(outlinedChapter);

export type Outline = z.infer<typeof outlineSchema>;
