import { programFiles } from './program-files.ts';
import { inScope, type Problem, type Project } from './project.ts';
import { typeKey } from './type-memory.ts';

/** Programs, solutions and checks have no type error: what readers open compiles. */
export async function programTypes(project: Project): Promise<Problem[]> {
  const files = programFiles(project).filter(
    (file) =>
      file.path.endsWith('.ts') &&
      inScope(project, file.path) &&
      project.types?.isClean(typeKey(project, file.path)) !== true,
  );
  if (files.length === 0) return [];
  const { diagnose } = await import('./diagnose-types.ts');
  const problems = diagnose(
    project,
    files.map(({ path }) => path),
  );
  const wrong = new Set(problems.map(({ file }) => file));
  for (const file of files) if (!wrong.has(file.path)) project.types?.add(typeKey(project, file.path));
  return problems;
}
