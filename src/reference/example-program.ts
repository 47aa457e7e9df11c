import ts from 'typescript';

/**
 * An example as a whole program: what stands in the comment, under the imports that it needs.
 * @param offered names that programs may import from `lab`
 */
export function exampleProgram(example: string, offered: ReadonlySet<string>): string {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) (isNew(node) ? declared : used).add(node.text);
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

/** Whether a word is the name of a property. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ((ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

/** Whether a word names something for the first time. */
function isNew(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
    parent.name === node
  );
}
