import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { DeclarationFiles } from './files.ts';

const playground = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The declarations of `lab`, written by the compiler from its source: what readers see while they type cannot go
 * stale. Only files that the declarations themselves need are kept.
 * @throws when the source does not compile
 */
export function labDeclarations(): DeclarationFiles {
  const entry = join(playground, 'lab/index.ts');
  const options: ts.CompilerOptions = {
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  };
  const written: DeclarationFiles = {};
  const program = ts.createProgram([entry], options);
  const { diagnostics } = program.emit(undefined, (path, text) => {
    written[`lab/${relative(playground, path)}`] = text.replace(/(['"]\.{1,2}\/[^'"]*)\.ts(?=['"])/g, '$1');
  });
  if (diagnostics.length > 0) {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0]?.messageText, '\n'));
  }
  const files: DeclarationFiles = { 'lab/index.d.ts': "export * from './lab/index';\n" };
  const waiting = ['lab/lab/index.d.ts'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = written[path];
    if (path in files || text === undefined) continue;
    files[path] = text;
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('.')) waiting.push(`${join(dirname(path), fileName)}.d.ts`);
    }
  }
  return files;
}

/** The source files that the declarations of `lab` come from. */
export function labSources(): string[] {
  return ts.sys.readDirectory(playground, ['.ts'], undefined, [
    'lab/**',
    'protocol/**',
    'views/events.ts',
    'views/*/*event.ts',
  ]);
}
