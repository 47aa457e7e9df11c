/**
 * `npm run check [-- chapter]`: whether chapters, programs and data sets are whole. Each problem is one line,
 * `file:line  what is wrong. How to mend it.`, and under it the line that it is about.
 */
import { join } from 'node:path';
import { picture } from '../page-faults/say.ts';
import { pages } from './check/pages.ts';
import { programFiles } from './check/program-files.ts';
import { format, inScope, type Project, readProject } from './check/project.ts';
import { applyRules } from './check/rules.ts';
import { scopeOf } from './check/scope.ts';
import { keptTypes } from './check/type-memory.ts';

const start = performance.now();
const root = join(import.meta.dirname, '../..');
const types = keptTypes(root);
const all: Project = { ...readProject(root), types };
const [word] = process.argv.slice(2);
try {
  await check(word === undefined ? all : { ...all, scope: scopeOf(all, word) });
} catch (error) {
  if (word === undefined || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function check(project: Project): Promise<void> {
  const problems = await applyRules(project);
  types.save();
  for (const problem of problems) {
    console.error(format(problem));
    const text = project.text.get(problem.file);
    // The first line without a column stands for the whole file.
    const hasPlace = problem.line > 1 || problem.column !== undefined;
    const line = text !== undefined && hasPlace ? picture(text, problem.line, problem.column) : '';
    if (line !== '') console.error(line);
  }
  const count = {
    pages: pages(project).filter(({ path }) => inScope(project, path)).length,
    programs: programFiles(project).filter(
      ({ folder, path }) => folder === 'programs' && inScope(project, path),
    ).length,
  };
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const verdict =
    problems.length === 0
      ? 'nothing wrong'
      : problems.length === 1
        ? '1 problem'
        : `${problems.length} problems`;
  console.log(`${count.pages} pages, ${count.programs} programs: ${verdict} (${seconds} s)`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
