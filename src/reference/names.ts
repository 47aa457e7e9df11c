import ts from 'typescript';
import type { Code } from './reference.ts';

/** Which names of the sources the reference explains. */
export interface Names {
  checker: ts.TypeChecker;
  /** The name that programs import a thing by. */
  exported: ReadonlyMap<ts.Symbol, string>;
  /** Called for each type of `lab` that a signature names and programs cannot. */
  missing(name: string, at: ts.Node): void;
}

/** The text of a type as it is written, with what the reference explains as links. */
export function typeCode(node: ts.Node, names: Names): Code {
  const file = node.getSourceFile();
  const text = file.text;
  const parts: (string | { text: string; to: string })[] = [];
  let at = node.getStart(file);
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child)) {
      const to = explained(child, names);
      if (to === undefined) return;
      parts.push(text.slice(at, child.getStart(file)), { text: to, to });
      at = child.end;
    } else ts.forEachChild(child, visit);
  };
  visit(node);
  parts.push(text.slice(at, node.end));
  return oneLine(parts);
}

/** Pieces of code after each other. */
export function join(pieces: readonly Code[], separator: string): Code {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [separator, ...piece]));
}

function explained(node: ts.Identifier, names: Names): string | undefined {
  const { checker, exported } = names;
  const isReference =
    ts.isTypeReferenceNode(node.parent) ||
    ts.isExpressionWithTypeArguments(node.parent) ||
    ts.isTypeQueryNode(node.parent);
  if (!isReference) return undefined;
  const found = checker.getSymbolAtLocation(node);
  const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  if (!symbol) return undefined;
  const name = exported.get(symbol);
  if (name === undefined && isOwn(symbol) && !ts.isTypeQueryNode(node.parent)) names.missing(node.text, node);
  return name;
}

/** Whether a type is declared in the sources, and is no parameter of a generic. */
function isOwn(symbol: ts.Symbol): boolean {
  return (
    symbol.declarations?.some(
      (node) => /^\/playground\//.test(node.getSourceFile().fileName) && !ts.isTypeParameterDeclaration(node),
    ) === true
  );
}

/** Line breaks of the source and comments in it mean nothing to a reader. */
function oneLine(parts: readonly (string | { text: string; to: string })[]): Code {
  return parts
    .map((part) =>
      typeof part === 'string' ? part.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ') : part,
    )
    .filter((part) => part !== '');
}
