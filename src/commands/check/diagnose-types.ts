import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Problem, Project } from './project.ts';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // What a sandboxed worker has: no DOM.
  lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  types: ['@webgpu/types'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  // A program without imports is a module all the same; otherwise its names would clash with those of others.
  moduleDetection: ts.ModuleDetectionKind.Force,
  skipLibCheck: true,
  noEmit: true,
};

/** The type errors of programs, solutions and checks of these paths. */
export function diagnose(project: Project, files: readonly string[]): Problem[] {
  const absolute = (path: string): string => join(project.root, path);
  const program = ts.createProgram(
    files.map(absolute),
    { ...options, paths: { lab: [absolute('playground/lab/index.ts')] } },
    host(project),
  );
  return files.flatMap((file) => {
    const source = program.getSourceFile(absolute(file));
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((diagnostic) => {
      const { line, character } = source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? {
        line: 0,
        character: 0,
      };
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\.?$/, '.');
      return {
        file,
        line: line + 1,
        column: character + 1,
        message: text,
        mend: `Correct the type (TS${diagnostic.code}); readers' editors would underline it.`,
      };
    });
  });
}

/** Reads the project's own files from memory, packages from the disk, and 'program' as the program beside a check. */
function host(project: Project): ts.CompilerHost {
  const base = ts.createCompilerHost(options);
  const inProject = (path: string): string | undefined =>
    path.startsWith(project.root)
      ? project.text.get(path.slice(project.root.length).replace(/^\//, ''))
      : undefined;
  const resolved: ts.CompilerHost = {
    ...base,
    fileExists: (path) => inProject(path) !== undefined || base.fileExists(path),
    readFile: (path) => inProject(path) ?? base.readFile(path),
    getSourceFile: (path, languageVersion) => {
      const text = inProject(path);
      return text === undefined
        ? base.getSourceFile(path, languageVersion)
        : ts.createSourceFile(path, text, languageVersion, true);
    },
    getCurrentDirectory: () => project.root,
    resolveModuleNameLiterals: (literals, from, redirected, settings) =>
      literals.map(({ text }) =>
        text === 'program' && dirname(from).endsWith('checks')
          ? {
              resolvedModule: {
                resolvedFileName: from.replace(/\/checks\//, '/programs/'),
                extension: ts.Extension.Ts,
              },
            }
          : ts.resolveModuleName(text, from, settings, resolved, undefined, redirected),
      ),
  };
  return resolved;
}
