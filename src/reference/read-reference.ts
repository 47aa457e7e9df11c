import { posix } from 'node:path';
import ts from 'typescript';
import type { Said } from '../page-faults/say.ts';
import { headComment } from './doc-comment.ts';
import { groupTitles } from './groups.ts';
import { entry, labProgram } from './lab-program.ts';
import type { Names } from './names.ts';
import { readEntry } from './read-entry.ts';
import type { Entry, Group, Reference } from './reference.ts';

/** The reference, and the types that its signatures name without explaining them. */
export interface Reading extends Reference {
  unexplained: Said[];
}

/**
 * Reads the reference of `lab` from its sources: each folder that `index.ts` passes on is a group.
 * @param texts of `lab` and what its types come from, by path from the project's root
 */
export function readReference(texts: ReadonlyMap<string, string>): Reading {
  const program = labProgram(texts);
  const checker = program.getTypeChecker();
  const root = program.getSourceFile(`/${entry}`);
  if (!root) throw new Error(`${entry} is not there.`);
  const exported = new Map<ts.Symbol, string>();
  const folders = root.statements.filter(ts.isExportDeclaration).flatMap(({ moduleSpecifier: from }) => {
    const path = from && ts.isStringLiteral(from) ? posix.join(posix.dirname(root.fileName), from.text) : '';
    const file = program.getSourceFile(path);
    return file ? [{ id: posix.basename(posix.dirname(path)), file, symbols: symbolsOf(file, checker) }] : [];
  });
  for (const { symbols } of folders) for (const [name, symbol] of symbols) exported.set(symbol, name);

  const unexplained = new Map<string, Said>();
  const names: Names = {
    checker,
    exported,
    missing: (name, at) => void unexplained.set(name, unnamed(name, at)),
  };
  const order = Object.keys(groupTitles);
  const rank = (id: string): number => (id in groupTitles ? order.indexOf(id) : order.length);
  const groups = folders
    .map(({ id, file, symbols }): Group => {
      const entries = [...symbols].map(([name, symbol]) =>
        readEntry(name, symbol.declarations?.[0] as ts.Declaration, names),
      );
      return { id, title: groupTitles[id] ?? id, intro: headComment(file), entries: sorted(entries) };
    })
    .sort((a, b) => rank(a.id) - rank(b.id));
  return { groups, unexplained: [...unexplained.values()] };
}

/** What a file exports, under the names that it exports it by. */
function symbolsOf(file: ts.SourceFile, checker: ts.TypeChecker): [name: string, symbol: ts.Symbol][] {
  const own = checker.getSymbolAtLocation(file);
  return (own ? checker.getExportsOfModule(own) : []).map((symbol) => [
    symbol.name,
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  ]);
}

/** Functions first, then the classes that they make, then the types. */
function sorted(entries: readonly Entry[]): Entry[] {
  const kinds = ['function', 'class', 'type'];
  return [...entries].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function unnamed(name: string, at: ts.Node): Said {
  const file = at.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(at.getStart(file));
  return {
    file: file.fileName.slice(1),
    line: line + 1,
    column: character + 1,
    message: `lab offers something of the type ${name}, and not the type.`,
    mend: `Export ${name} from the index.ts of its folder, or write out what it is.`,
  };
}
