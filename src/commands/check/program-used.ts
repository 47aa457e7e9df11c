import { attribute, elements, isReadable, judgedPages, type Page, pages } from './pages.ts';
import { programFiles, uses } from './program-files.ts';
import { inScope, type Problem, type Project } from './project.ts';

/** Every program, solution, check and PyTorch twin is shown somewhere; nothing rots unseen. */
export function programUsed(project: Project): Problem[] {
  const here = judgedPages(project);
  const unused = unusedIn(project, here);
  if (unused.length === 0 || project.scope === undefined) return unused;
  // Another chapter's page may show what this one's does not; reading all of them takes long.
  const all = pages(project);
  return all.every(isReadable) ? unusedIn(project, all) : [];
}

function unusedIn(project: Project, some: readonly Page[]): Problem[] {
  const shown = uses(project, some);
  const programs = new Set(shown.map(({ id }) => id));
  const exercises = new Set(shown.filter(({ exercise }) => exercise).map(({ id }) => id));
  const inAstro = [...project.text]
    .filter(([path]) => path.endsWith('.astro'))
    .flatMap(([, text]) =>
      [...text.matchAll(/<Playground\b[^>]*\bprogram="([^"]+)"/g)].map(([, program]) => program),
    );
  const twins = new Set(
    some.flatMap((page) =>
      elements(page, 'PyTorch', 'Idiom').map((element) =>
        page.path.replace(
          /[^/]+$/,
          `pytorch/${attribute(element, 'file') ?? `${attribute(element, 'program')}.py`}`,
        ),
      ),
    ),
  );

  const isUsed: Record<
    ReturnType<typeof programFiles>[number]['folder'],
    (id: string, path: string) => boolean
  > = {
    // The page of a data set shows every program in its folder.
    programs: (id) => programs.has(id) || inAstro.includes(id) || id.startsWith('datasets/'),
    solutions: (id) => exercises.has(id),
    checks: (id) => exercises.has(id),
    recorded: () => true, // The rule for recorded results knows more.
    pytorch: (_, path) => twins.has(path),
  };
  const mend: Record<'programs' | 'solutions' | 'checks' | 'pytorch', string> = {
    programs: 'Show it with <Playground program="…" />, or delete it.',
    solutions: 'Name it as the program of an <Exercise program="…">, or delete it.',
    checks: 'Name it as the program of an <Exercise program="…">, or delete it.',
    pytorch: 'Show it with <PyTorch file="…" />, or delete it.',
  };
  return programFiles(project).flatMap(({ path, folder, id }) =>
    folder === 'recorded' || !inScope(project, path) || isUsed[folder](id, path)
      ? []
      : [{ file: path, line: 1, message: 'No page uses this file.', mend: mend[folder] }],
  );
}
