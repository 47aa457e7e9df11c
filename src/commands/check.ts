/**
 * `npm run check`: whether chapters, programs and data sets are whole. Each problem is one line:
 * `file:line  what is wrong. How to mend it.`
 */
import { join } from 'node:path';
import { pages } from './check/pages.ts';
import { programFiles } from './check/program-files.ts';
import { format, readProject } from './check/project.ts';
import { applyRules } from './check/rules.ts';

const start = performance.now();
const project = readProject(join(import.meta.dirname, '../..'));
const problems = await applyRules(project);
for (const problem of problems) console.error(format(problem));

const programs = programFiles(project).filter(({ folder }) => folder === 'programs').length;
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `${pages(project).length} pages, ${programs} programs: ` +
    `${problems.length === 0 ? 'nothing wrong' : problems.length === 1 ? '1 problem' : `${problems.length} problems`} (${seconds} s)`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
