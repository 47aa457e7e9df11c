import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { coveragePath, coverageTable } from '../../../src/commands/check/coverage.ts';
import { newExercise, newProgram, newQuiz } from '../../../src/commands/new/blocks.ts';
import { newChapter } from '../../../src/commands/new/chapter.ts';
import { newFigure } from '../../../src/commands/new/figure.ts';
import { project } from '../check/fixture.ts';
import { check, type Files, page, wholeCourse } from '../check/whole-course.ts';

const whole = wholeCourse();
const text = whole[page] as string;
const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

it('a new chapter passes the check when the table of slides is written', async () => {
  const entry = {
    chapter: 7,
    slug: 'convolutions',
    title: 'Convolutions: why "local" pays',
    about: 'A sentence: with a colon.',
    slides: ['Padding, stride', 'From 26 % to 16 %', 'Neuron, y = σ(ω · x + b)', '“The minimum”'],
  };
  const outline = [...JSON.parse(whole['content/chapters/outline.json'] as string), entry];
  const files = {
    ...whole,
    'content/chapters/outline.json': JSON.stringify(outline),
    ...newChapter(entry).files,
  };
  expect(await check({ ...files, [coveragePath]: coverageTable(project(files)) })).toEqual([]);
});

it.each<[string, Files]>([
  ['program', newProgram({ path: page, text }, 'a-line').files],
  ['exercise', newExercise({ path: page, text }, 'double-it').files],
  ['quiz', newQuiz({ path: page, text: text.replace(/<Quiz>[\s\S]*/, '') }).files],
  ['figure', newFigure({ path: page, text }, 'row-of-dots', read).files],
  ['figure with a field', newFigure({ path: page, text }, 'warm-place', read, 'field').files],
])('a new %s passes the check, but for the recording of a program', async (_, files) => {
  expect(await check({ ...whole, ...files })).toEqual([]);
});

it('a new figure is in the list of figures, and nothing else of the project changes but the chapter', () => {
  const { files } = newFigure({ path: page, text }, 'row-of-dots', read);
  expect(files['src/figures/index.ts']).toContain(
    "'row-of-dots': () => import('./row-of-dots/index.ts'),\n} satisfies",
  );
  const others = Object.keys(files).filter((path) => !path.includes('row-of-dots'));
  expect(others.sort()).toEqual([page, 'src/figures/index.ts'].sort());
});

it('a second self-test is refused', () => {
  expect(() => newQuiz({ path: page, text })).toThrow(`${page} has a self-test already.`);
});
