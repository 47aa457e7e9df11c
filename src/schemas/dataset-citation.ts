import * as z from 'zod';
import { text } from './dataset-axes.ts';

const entry = z.strictObject({
  type: z.enum(['article', 'misc']).describe('Kind of entry in BibTeX.'),
  author: z.array(text).min(1).describe('Authors, `Family, I.`; institutions without a comma.'),
  title: text.describe('Title, without a full stop.'),
  year: z.int().optional().describe('Year of publication, where the source gives one.'),
  journal: text.optional().describe('Journal of an article.'),
  volume: text.optional().describe('Volume of the journal.'),
  number: text.optional().describe('Number within the volume.'),
  pages: text.optional().describe('First and last page, with an en dash.'),
  howpublished: text.optional().describe('Where it is found, when it is no article.'),
});

/** Parts of the entry that the reference in words has to hold too. */
function wordsOf({
  author,
  title,
  year,
  journal,
  volume,
  pages,
  howpublished,
}: z.infer<typeof entry>): string[] {
  const families = author.map((name) => name.split(',')[0] ?? name);
  return [...families, title, year, journal, volume, pages, howpublished].flatMap((part) =>
    part === undefined ? [] : String(part),
  );
}

export const citation = z
  .strictObject({
    text: text.describe('Full reference.'),
    entry: entry.describe('The same in parts, for BibTeX.'),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional()
      .describe('DOI without a resolver.'),
    url: z.url().optional().describe('Where it can be read, when it has no DOI.'),
  })
  .refine(({ doi, url }) => doi !== undefined || url !== undefined, { message: 'needs a doi or a url' })
  .superRefine((found, context) => {
    const whole = found.text.toLowerCase();
    for (const words of wordsOf(found.entry)) {
      if (!whole.includes(words.toLowerCase()))
        context.addIssue({ code: 'custom', path: ['entry'], message: `the text does not say “${words}”` });
    }
  });
