import { defineCollection } from 'astro:content';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { chapterFields, missingFromChapter } from './schemas/chapter.ts';

/** `chapters/04-dense-networks/index.mdx` is served at `chapters/dense-networks`: the number orders folders only. */
function pageId(entry: string): string {
  const id = entry.replace(/\.mdx?$/, '').replace(/^chapters\/\d+-/, 'chapters/');
  return id === 'index' ? id : id.replace(/\/index$/, '');
}

export const collections = {
  i18n: defineCollection({
    loader: glob({ base: './content/i18n', pattern: '*.json' }),
    schema: i18nSchema(),
  }),
  docs: defineCollection({
    loader: glob({
      base: './content',
      pattern: ['index.mdx', 'chapters/*/index.mdx', 'idioms/index.mdx', 'contributing/**/*.{md,mdx}'],
      generateId: ({ entry, data }) => {
        if (entry.startsWith('chapters/') && data['chapter'] === undefined)
          throw new Error(`content/${entry}: the front matter has no \`chapter\`; add its number.`);
        return pageId(entry);
      },
    }),
    schema: (context) =>
      docsSchema({ extend: chapterFields })(context)
        .strict()
        .superRefine((page, check) => {
          for (const field of missingFromChapter(page))
            check.addIssue({
              code: 'custom',
              path: [field],
              message: `Every chapter has \`${field}\`; see the page "Write a chapter".`,
            });
        }),
  }),
};
