import ts from 'typescript';

/**
 * An example as a whole program: what stands in the comment, under the imports that it needs.
 * @param offered names that programs may import from `lab`
 */
export function exampleProgram(example: string, offered: ReadonlySet<string>): string {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isName(node) ? declared : used).add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', example, ts.ScriptTarget.ESNext, true));
  const names = [...used].filter((name) => offered.has(name) && !declared.has(name)).sort();
  return [
    ...(used.has('tf') ? ["import * as tf from '@tensorflow/tfjs';"] : []),
    ...(names.length > 0 ? [`import { ${names.join(', ')} } from 'lab';`] : []),
    '',
    example,
    '',
  ].join('\n');
}

/** What an example says that it writes to the console: its comments, a line each. */
export function exampleOutput(example: string): string[] {
  return [...example.matchAll(/\/\/ (.*)$/gm)].map(([, text = '']) => text);
}

/** Whether a word names something new or a member of something, and so nothing that could be imported. */
function isName({ parent, text }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent))
    return parent.name.text === text && parent.expression.getText() !== text;
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
    parent.name.getText() === text
  );
}
