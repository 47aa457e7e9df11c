import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Where `lab` begins, from the project's root. */
export const entry = 'playground/lab/index.ts';

/** `lab` and what its types come from: texts by path from the project's root. */
export function labTexts(root: string): Map<string, string> {
  const paths = globSync(['playground/{lab,protocol}/**/*.ts', 'playground/views/*/event.ts'], { cwd: root });
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')] as const),
  );
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.esnext.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * Compiles `lab` from texts in memory. Packages are left out: their names stand in the sources, and TensorFlow.js
 * alone would take longer than all the rest.
 */
export function labProgram(texts: ReadonlyMap<string, string>): ts.Program {
  const base = ts.createCompilerHost(options);
  const below = (path: string): string => path.replace(/^\//, '');
  return ts.createProgram([`/${entry}`], options, {
    ...base,
    getCurrentDirectory: () => '/',
    fileExists: (path) => texts.has(below(path)) || base.fileExists(path),
    getSourceFile: (path, version) => {
      const text = texts.get(below(path));
      return text === undefined
        ? base.getSourceFile(path, version)
        : ts.createSourceFile(path, text, version, true);
    },
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const path = posix.join(posix.dirname(from), text);
        return text.startsWith('.') && texts.has(below(path))
          ? { resolvedModule: { resolvedFileName: path, extension: ts.Extension.Ts } }
          : { resolvedModule: undefined };
      }),
  });
}
