import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
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
export async function twinSyntax(project: Project): Promise<Problem[]> {
  const twins = programFiles(project)
    .filter(({ folder, path }) => folder === 'pytorch' && path.endsWith('.py') && inScope(project, path))
    .map(({ path }) => [path, project.text.get(path) ?? ''] as const);
  if (twins.length === 0) return [];
  const said = await runPython(JSON.stringify(Object.fromEntries(twins)));
  if (said === undefined) return [];
  const found = JSON.parse(said) as { file: string; line: number; column: number; reason: string }[];
  return found.map(({ file, line, column, reason }) => ({
    file,
    line,
    column,
    message: `Python cannot read this line: ${reason}.`,
    mend: 'Mend it, and run the file once.',
  }));
}

/** What the script prints for its input, while other rules work; undefined without a Python. */
async function runPython(input: string): Promise<string | undefined> {
  const python = spawn('python3', ['-I', '-S', '-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const status = new Promise<number | null>((done) => {
    python.once('error', () => done(null));
    python.once('close', done);
  });
  // A Python that has gone takes no input, which its status tells.
  python.stdin.on('error', () => undefined);
  python.stdin.end(input);
  const printed = await text(python.stdout);
  return (await status) === 0 ? printed : undefined;
}
