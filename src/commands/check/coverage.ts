import { type Outline, outlineSchema } from '../../schemas/outline-schema.ts';
import { type Page, pages } from './pages.ts';
import type { Problem, Project } from './project.ts';

/** The list of all chapters. */
export const outlinePath = 'content/chapters/outline.json';
/** The table of slides, written by `npm run coverage`. */
export const coveragePath = 'content/contributing/lecture-coverage.md';

/** A slide as a chapter's front matter lists it. */
interface Carried {
  slide: string;
  section: string;
}

/** Every slide of the outline is carried by its chapter once that is written, and the table of slides is up to date. */
export function coverage(project: Project): Problem[] {
  const outline = readOutline(project);
  if (outline === undefined) return [];
  const problems = pages(project).flatMap((page) => against(page, outline));
  if (project.text.get(coveragePath) !== coverageTable(project)) {
    problems.push({
      file: coveragePath,
      line: 1,
      message: 'The table of slides does not agree with the outline and the chapters.',
      mend: 'Run npm run coverage.',
    });
  }
  return problems;
}

/** The page that lists every slide of the lecture with the chapter and the section that carries it. */
export function coverageTable(project: Project): string {
  const chapters = readOutline(project) ?? [];
  const written = new Map(pages(project).map((page) => [chapterOf(page), page]));
  const rows = chapters.flatMap(({ chapter, slug, title, slides }) => {
    const page = written.get(chapter);
    const carried = new Map(page ? carriedBy(page).map(({ slide, section }) => [slide, section]) : []);
    return slides.map((slide) => {
      const section = carried.get(slide);
      const place = section === undefined ? 'not yet' : `[${section}](/chapters/${slug}/#${section})`;
      return {
        row: `| ${cell(slide)} | ${chapter} ${cell(title)} | ${place} |`,
        carried: section !== undefined,
      };
    });
  });
  const count = rows.filter((row) => row.carried).length;
  return `---
title: Slides of the lecture
description: Every slide of the lecture, with the chapter and the section that carries it.
# Written by \`npm run coverage\` from the outline and the chapters' front matter. Do not edit by hand.
---

${count} of ${rows.length} slides are carried by a section. A chapter that is not written yet carries none.

| slide | chapter | section |
|---|---|---|
${rows.map(({ row }) => row).join('\n')}
`;
}

function readOutline(project: Project): Outline | undefined {
  const text = project.text.get(outlinePath);
  return text === undefined ? undefined : outlineSchema.parse(JSON.parse(text));
}

function against(page: Page, outline: Outline): Problem[] {
  const entry = outline.find(({ chapter }) => chapter === chapterOf(page));
  if (!entry) return [];
  const carried = carriedBy(page);
  const at = { file: page.path, line: 1 };
  const { title } = frontMatterOf(page);
  const named =
    title === entry.title
      ? []
      : [
          {
            ...at,
            line: lineOfField(page, 'title'),
            message: `The title “${String(title)}” is not the one in ${outlinePath}, “${entry.title}”.`,
            mend: 'Make them the same: readers see one in the list and the other on the page.',
          },
        ];
  const unknown = carried
    .filter(({ slide }) => !entry.slides.includes(slide))
    .map(({ slide }) => ({
      ...at,
      message: `The slide “${slide}” is not one of this chapter's in ${outlinePath}.`,
      mend: 'Name it as the outline does, or add it there.',
    }));
  const missing = entry.slides
    .filter((slide) => !carried.some((one) => one.slide === slide))
    .map((slide) => ({
      ...at,
      message: `No section carries the slide “${slide}”.`,
      mend: 'Add it to the front matter’s `lecture`, with the id of the heading that carries it.',
    }));
  return [...named, ...unknown, ...missing];
}

function lineOfField(page: Page, field: string): number {
  const node = page.frontMatter.getIn([field], true) as { range?: [number] } | undefined;
  return node?.range ? page.frontMatterLine(node.range[0]) : 1;
}

function frontMatterOf(page: Page): Record<string, unknown> {
  return page.frontMatter.errors.length > 0 ? {} : (page.frontMatter.toJS() ?? {});
}

function chapterOf(page: Page): unknown {
  return frontMatterOf(page)['chapter'];
}

function carriedBy(page: Page): Carried[] {
  const listed = frontMatterOf(page)['lecture'];
  if (!Array.isArray(listed)) return [];
  return listed.filter(
    (entry): entry is Carried => typeof entry?.slide === 'string' && typeof entry.section === 'string',
  );
}

/** Text that does not end its cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
