import ts from 'typescript';
import type { Doc } from './reference.ts';

/** The comment above a declaration, taken apart; all of it empty where there is none. */
export function docOf(node: ts.Node): Doc {
  const blocks = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const block = blocks.at(-1);
  const tags = block?.tags ?? [];
  const texts = (name: string): string[] =>
    tags.filter(({ tagName }) => tagName.text === name).map(({ comment }) => plain(comment));
  return {
    text: plain(block?.comment),
    returns: texts('returns').join('\n\n'),
    throws: texts('throws'),
    examples: texts('example'),
    named: tags.flatMap((tag) => (ts.isJSDocParameterTag(tag) ? [tag.name.getText()] : [])),
  };
}

/** What `@param` says of a name. */
export function paramText(node: ts.Node, name: string): string {
  const tag = ts
    .getJSDocTags(node)
    .filter(ts.isJSDocParameterTag)
    .find((each) => each.name.getText() === name);
  return plain(tag?.comment);
}

/** The first comment of a file, if it stands above everything else. */
export function headComment(file: ts.SourceFile): string {
  const [first] = file.statements;
  return first ? docOf(first).text : '';
}

function plain(comment: ts.JSDoc['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}
