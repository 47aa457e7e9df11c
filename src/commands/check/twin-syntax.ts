import { spawnSync } from 'node:child_process';
import { programFiles } from './program-files.ts';
import { inScope, type Problem, type Project } from './project.ts';

/** Reads a list of texts and says, for each, where Python stumbles. */
const script = `
import ast, json, sys
found = []
for file, text in json.load(sys.stdin).items():
    try:
        ast.parse(text)
    except SyntaxError as error:
        found.append({"file": file, "line": error.lineno or 1, "column": error.offset or 1, "reason": error.msg})
print(json.dumps(found))
`;

/** The PyTorch form of a program is Python; looked at where the machine has one. */
export function twinSyntax(project: Project): Problem[] {
  const twins = programFiles(project)
    .filter(({ folder, path }) => folder === 'pytorch' && path.endsWith('.py') && inScope(project, path))
    .map(({ path }) => [path, project.text.get(path) ?? ''] as const);
  if (twins.length === 0) return [];
  const { status, stdout } = spawnSync('python3', ['-I', '-S', '-c', script], {
    input: JSON.stringify(Object.fromEntries(twins)),
    encoding: 'utf8',
  });
  if (status !== 0) return [];
  const found = JSON.parse(stdout) as { file: string; line: number; column: number; reason: string }[];
  return found.map(({ file, line, column, reason }) => ({
    file,
    line,
    column,
    message: `Python cannot read this line: ${reason}.`,
    mend: 'Mend it, and run the file once.',
  }));
}
