import { z } from 'astro/zod';

/** A work that a chapter cites or recommends. Exactly one locator keeps the list checkable. */
export const reference = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .describe('The name by which `<Cite id="…" />` refers to this work, for example `hornik1989`.'),
    authors: z
      .string()
      .describe('Family names and initials as printed, for example `Hornik K., Stinchcombe M., White H.`.'),
    short: z
      .string()
      .optional()
      .describe('The authors as the text cites them when the default (first family name, et al.) is wrong.'),
    year: z.int().describe('Year of publication.'),
    title: z.string().describe('Title of the work, without a full stop at its end.'),
    venue: z.string().optional().describe('Journal with volume and pages, conference, or publisher.'),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional()
      .describe('Digital object identifier, starting with `10.`.'),
    arxiv: z
      .string()
      .regex(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/)
      .optional()
      .describe('Identifier at arXiv, for example `1706.02515`.'),
    url: z
      .url({ protocol: /^https$/, error: 'Write a whole address that begins with https://.' })
      .optional()
      .describe('Address of the work when it has neither a DOI nor an arXiv identifier.'),
    note: z.string().optional().describe('One sentence on why the reader should open it.'),
  })
  .refine((work) => work.doi !== undefined || work.arxiv !== undefined || work.url !== undefined, {
    error: 'A reference needs a `doi`, an `arxiv` identifier or a `url`.',
  })
  .refine((work) => [work.doi, work.arxiv, work.url].filter((place) => place !== undefined).length <= 1, {
    error: 'A reference has one of `doi`, `arxiv` and `url`: the first that there is.',
  });

/** Works of one page: each name once. */
const works = z.array(reference).superRefine((listed, check) => {
  for (const [index, { id }] of listed.entries()) {
    if (listed.findIndex((work) => work.id === id) === index) continue;
    check.addIssue({
      code: 'custom',
      path: [index, 'id'],
      message: `A second reference has the id "${id}".`,
    });
  }
});

/** A slide of the lecture and the place in the chapter that carries it. */
const lectureSlide = z.strictObject({
  slide: z.string().describe('What the slide shows or says, in a few words.'),
  section: z
    .string()
    .describe('The id of the heading that carries it: its words in lower case joined by hyphens.'),
});

/** What a chapter promises its reader. */
const promise = z.union([
  z.string(),
  z.strictObject({ opening: z.string(), points: z.tuple([z.string(), z.string(), z.string()]) }),
]);

export type ChapterPromise = z.infer<typeof promise>;

/** The front matter that chapters add to Starlight's `title` and `description`. */
export const chapterFields = z.object({
  chapter: z
    .int()
    .min(1)
    .max(13)
    .optional()
    .describe('Number of the chapter; equations take it as their prefix.'),
  promise: promise
    .optional()
    .describe(
      'What the reader will be able to do after the chapter: one paragraph, or an `opening` and three `points`.',
    ),
  lecture: z
    .array(lectureSlide)
    .optional()
    .describe('The slides of the lecture that the chapter carries, in order.'),
  references: works.optional().describe('Works cited and recommended, printed at the end of the page.'),
});

export type Reference = z.infer<typeof reference>;

type Page = { chapter?: number | undefined; description?: string | undefined } & Partial<
  Record<'promise' | 'lecture' | 'references', unknown>
>;

/** What only a chapter must have: called with the front matter of every page, reports what is missing. */
export function missingFromChapter(page: Page): string[] {
  if (page.chapter === undefined) return [];
  const needed = ['description', 'promise', 'lecture', 'references'] as const;
  return needed.filter((field) => page[field] === undefined);
}
