import ts from 'typescript';
import { docOf } from './doc-comment.ts';
import { join, type Names, typeCode } from './names.ts';
import type { Code, Entry, Member, Place } from './reference.ts';
import { callCode, parametersOf } from './signature.ts';

type Kept = Pick<Entry, 'kind' | 'signature' | 'parameters' | 'members' | 'gives' | 'refuses'>;

const silent = { gives: false, refuses: false };

/** What the reference says of something that programs import, from its declaration. */
export function readEntry(name: string, node: ts.Declaration, names: Names): Entry {
  return { name, ...placeOf(node), doc: docOf(node), ...kept(name, node, names) };
}

function kept(name: string, node: ts.Declaration, names: Names): Kept {
  if (ts.isFunctionDeclaration(node)) {
    const code = callCode(name, node, names);
    return {
      kind: 'function',
      signature: code,
      parameters: parametersOf(node),
      members: [],
      gives: node.type?.kind !== ts.SyntaxKind.VoidKeyword,
      refuses: node.body !== undefined && throws(node.body),
    };
  }
  if (ts.isClassDeclaration(node)) {
    const made = node.members.find(ts.isConstructorDeclaration);
    return {
      ...silent,
      kind: 'class',
      signature: made ? ['new ', ...callCode(name, made, names)] : [`class ${name}`],
      parameters: made ? parametersOf(made) : [],
      members: node.members.flatMap((member) => memberOf(member, names)),
    };
  }
  if (ts.isInterfaceDeclaration(node)) {
    const parents = node.heritageClauses?.flatMap(({ types }) => types) ?? [];
    const from: Code =
      parents.length > 0
        ? [
            ' extends ',
            ...join(
              parents.map((each) => typeCode(each, names)),
              ', ',
            ),
          ]
        : [];
    return {
      ...silent,
      kind: 'type',
      signature: ['interface ', ...named(name, node, names), ...from],
      parameters: [],
      members: node.members.flatMap((member) => memberOf(member, names)),
    };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    return {
      ...silent,
      kind: 'type',
      signature: ['type ', ...named(name, node, names), ...aliased(node, names)],
      parameters: [],
      members: [],
    };
  }
  throw new Error(`${name} is neither a function, a class nor a type: the reference cannot show it.`);
}

function named(name: string, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, names: Names): Code {
  const generics = node.typeParameters?.map((each) => typeCode(each, names)) ?? [];
  return generics.length > 0 ? [name, '<', ...join(generics, ', '), '>'] : [name];
}

/**
 * What an alias stands for: names that a list of the sources gives are written out, and what follows from a table of the
 * sources in any other way is left to the comment.
 */
function aliased(node: ts.TypeAliasDeclaration, names: Names): Code {
  const { checker } = names;
  const type = checker.getTypeAtLocation(node);
  if (type.isUnion() && type.types.every((each) => each.isStringLiteral()) && !node.typeParameters)
    return [' = ', type.types.map((each) => `'${(each as ts.StringLiteralType).value}'`).join(' | ')];
  return asksTable(node.type) ? [] : [' = ', ...typeCode(node.type, names)];
}

function asksTable(node: ts.Node): boolean {
  return ts.isTypeQueryNode(node) || ts.forEachChild(node, (child) => asksTable(child) || undefined) === true;
}

function memberOf(node: ts.TypeElement | ts.ClassElement, names: Names): Member[] {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.OverrideKeyword];
  if (!node.name || !ts.isIdentifier(node.name) || modifiers.some(({ kind }) => hidden.includes(kind)))
    return [];
  if (ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) return [];
  const name = node.name.text;
  const common = { name, ...placeOf(node), doc: docOf(node) };
  if (ts.isMethodSignature(node) || ts.isMethodDeclaration(node)) {
    return [{ ...common, signature: callCode(name, node, names), parameters: parametersOf(node) }];
  }
  if (!ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node)) return [];
  const type = node.type ? typeCode(node.type, names) : ['unknown'];
  return [{ ...common, signature: [`${name}${node.questionToken ? '?' : ''}: `, ...type], parameters: [] }];
}

/** Functions inside are called later: what they throw is said where they are explained. */
function throws(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true;
  return !ts.isFunctionLike(node) && ts.forEachChild(node, (child) => throws(child) || undefined) === true;
}

function placeOf(node: ts.Node): Place {
  const file = node.getSourceFile();
  return {
    file: file.fileName.slice(1),
    line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
  };
}
