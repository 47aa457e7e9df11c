import GithubSlugger from 'github-slugger';
import { questionsOfChapter } from '../../schemas/components.ts';
import type { Outline } from '../../schemas/outline-schema.ts';
import { type Made, quiz } from './made.ts';

/** A chapter of the outline: its front matter, a heading for every slide, and a self-test. */
export function newChapter({ chapter, slug, title, about, slides }: Outline[number]): Made {
  const slugger = new GithubSlugger();
  const sections = slides.map((slide) => ({ slide, section: slugger.slug(slide) }));
  const text = `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(about)}
chapter: ${chapter}
promise:
  opening: 'You will be able to'
  points: ['say …;', 'make …;', 'judge ….']
lecture:
${sections.map(({ slide, section }) => `  - { slide: ${JSON.stringify(slide)}, section: ${section} }`).join('\n')}
references: []
---

Why the chapter is worth reading, in a paragraph.

${slides.map((slide) => `## ${slide}\n\nWhy before how.\n`).join('\n')}
## What have you learnt?

${quiz(slug, questionsOfChapter)}`;
  const folder = `content/chapters/${String(chapter).padStart(2, '0')}-${slug}`;
  return {
    files: { [`${folder}/index.mdx`]: text },
    next: [`Write ${folder}/index.mdx; npm run dev shows it at /chapters/${slug}/.`],
  };
}
