import { nearest } from '../../../playground/lab/spelling/nearest.ts';
import { attribute, elements, judgedPages, lineOf } from './pages.ts';
import { programFiles, uses } from './program-files.ts';
import { has, type Problem, type Project } from './project.ts';

/** What a page shows is there: programs, the checks of exercises, PyTorch twins. */
export function programExists(project: Project): Problem[] {
  const files = programFiles(project);
  const ids = files.filter(({ folder }) => folder === 'programs').map(({ id }) => id);
  const problems: Problem[] = [];
  for (const { page, element, line, program, id, exercise } of uses(project, judgedPages(project))) {
    const place = { file: page.path, line };
    const tag = `<${element.name} program="${program}">`;
    if (id === undefined) {
      const near = nearestProgram(program, ids);
      problems.push({
        ...place,
        message: `${tag} names no program.`,
        mend: near
          ? `Did you mean "${near}"?`
          : `Write ${placeOf(project, page.path, program)}, or correct the name.`,
      });
    } else if (exercise && !files.some((file) => file.folder === 'checks' && file.id === id)) {
      const path = files.find((file) => file.folder === 'programs' && file.id === id)?.path ?? '';
      problems.push({
        ...place,
        message: `The exercise ${tag} has no check.`,
        mend: `Write ${path.replace('/programs/', '/checks/')}.`,
      });
    }
  }
  for (const page of judgedPages(project)) {
    for (const element of elements(page, 'PyTorch')) {
      const file = attribute(element, 'file') ?? '';
      const path = `${page.path.replace(/[^/]+$/, '')}pytorch/${file}`;
      if (has(project, path)) continue;
      problems.push({
        file: page.path,
        line: lineOf(element),
        message: `<PyTorch file="${file}" /> names no file.`,
        mend: `Write ${path}, or correct the name.`,
      });
    }
  }
  return problems;
}

/** Where a program of a name would lie: in the chapter that the name says, or in the page's own. */
function placeOf(project: Project, page: string, program: string): string {
  const [name = program, ...owner] = program.split('/').reverse();
  const wanted = owner.reverse().join('/');
  const folders = [...project.text.keys()].map((path) => path.replace(/(index\.mdx|dataset\.json)$/, ''));
  const folder = folders.find((path) => path.replace(/^content\/(chapters\/\d+-)?/, '') === `${wanted}/`);
  return `${folder ?? page.replace(/[^/]+$/, '')}programs/${name}.ts`;
}

/** The program that a name may have meant: of the chapter that it says, or of any. */
function nearestProgram(program: string, ids: readonly string[]): string | undefined {
  const [, owner = '', name = program] = /^(.*\/)?([^/]*)$/.exec(program) ?? [];
  const names = ids.filter((id) => id.startsWith(owner)).map((id) => id.split('/').at(-1) ?? id);
  const [near] = nearest(name, names);
  return near === undefined ? undefined : `${owner}${near}`;
}
