/**
 * `npm run new -- chapter <number>`, `program|exercise|figure <chapter> <name>` and `quiz <chapter>`: writes the files
 * with the least that `npm run check` accepts, and puts them into the page. `dataset <name> <table>` writes the script
 * that makes a data set from a table.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { outline } from '../schemas/outline.ts';
import { coveragePath, coverageTable } from './check/coverage.ts';
import { readProject } from './check/project.ts';
import { scopeOf } from './check/scope.ts';
import { newExercise, newProgram, newQuiz, type PageFile } from './new/blocks.ts';
import { newChapter } from './new/chapter.ts';
import { newDataset } from './new/dataset.ts';
import { newFigure } from './new/figure.ts';
import type { Made } from './new/made.ts';

const root = join(import.meta.dirname, '../..');
const usage = `Write one of:
  npm run new -- chapter 7
  npm run new -- program 7 a-name
  npm run new -- exercise 7 a-name
  npm run new -- figure 7 a-name [curve|field]
  npm run new -- quiz 7
  npm run new -- dataset a-name table.csv`;

const [kind = '', chapter = '', name = '', drawn = 'curve'] = process.argv.slice(2);
const nameRule = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
try {
  write(make());
  if (kind === 'chapter') writeFileSync(join(root, coveragePath), coverageTable(readProject(root)));
  // The starter is small; what the page shows before a press is there at once.
  if (kind === 'program')
    spawnSync(process.execPath, [join(import.meta.dirname, 'record.ts'), `/${name}.ts`], {
      stdio: 'inherit',
    });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function make(): Made {
  if (kind === 'chapter') {
    const entry = outline.find(({ chapter: number, slug }) => chapter === slug || Number(chapter) === number);
    if (!entry)
      throw new Error(
        `content/chapters/outline.json has no chapter “${chapter}”: add it there first.\n${usage}`,
      );
    return newChapter(entry);
  }
  if (kind === 'dataset') return makeDataset(chapter, name);
  if (!['program', 'exercise', 'figure', 'quiz'].includes(kind)) throw new Error(usage);
  const page = pageOf(chapter);
  if (kind === 'quiz') return newQuiz(page);
  nameOrThrow(name);
  if (kind === 'program') return newProgram(page, name);
  if (kind === 'exercise') return newExercise(page, name);
  if (drawn !== 'curve' && drawn !== 'field') throw new Error(usage);
  return newFigure(page, name, (path) => readFileSync(join(root, path), 'utf8'), drawn);
}

function nameOrThrow(word: string): void {
  if (!nameRule.test(word))
    throw new Error(`“${word}” is no name: write small letters, digits and hyphens.\n${usage}`);
}

function makeDataset(id: string, path: string): Made {
  nameOrThrow(id);
  if (path === '') throw new Error(`Name the table that the data set is made from.\n${usage}`);
  if (!/\.(csv|txt)$/.test(path)) {
    throw new Error(
      `${path} is no table in CSV. For NetCDF copy content/datasets/stage-iv/build.ts, for R content/datasets/irish-wind/build.ts.`,
    );
  }
  return newDataset(id, { file: basename(path), bytes: readFileSync(path) });
}

function pageOf(word: string): PageFile {
  const path = `${scopeOf(readProject(root), word)}index.mdx`;
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** Writes new files, and old ones that were added to; nothing is overwritten. */
function write({ files, next }: Made): void {
  const added = /index\.mdx$|^src\/figures\/index\.ts$/;
  for (const path of Object.keys(files)) {
    const isThere = existsSync(join(root, path));
    if (isThere && (!added.test(path) || kind === 'chapter')) throw new Error(`${path} is there already.`);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
  for (const line of next) console.log(line);
}
