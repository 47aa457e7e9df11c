import ts from 'typescript';
import { docOf, paramText } from './doc-comment.ts';
import { join, type Names, typeCode } from './names.ts';
import type { Code, Parameter } from './reference.ts';

type Callable =
  | ts.FunctionDeclaration
  | ts.MethodSignature
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration;

/** How a function is called: `rmse(forecast: Numbers, truth: Numbers, options?: ScoreOptions): number`. */
export function callCode(name: string, node: Callable, names: Names): Code {
  const generics = node.typeParameters?.map((each) => typeCode(each, names)) ?? [];
  const taken = node.parameters.map((each, index): Code => {
    const optional = each.questionToken || each.initializer ? '?' : '';
    const rest = each.dotDotDotToken ? '...' : '';
    return [`${rest}${nameOf(node, index)}${optional}: `, ...typeOf(each, names)];
  });
  const returned: Code = node.type ? [': ', ...typeCode(node.type, names)] : [];
  const angles: Code = generics.length > 0 ? ['<', ...join(generics, ', '), '>'] : [];
  const line: Code = [name, ...angles, '(', ...join(taken, ', '), ')', ...returned];
  return lettersIn(line) <= widest || taken.length < 2
    ? line
    : [name, ...angles, '(\n  ', ...join(taken, ',\n  '), ',\n)', ...returned];
}

/** What a function takes, with what its comment says of each. */
export function parametersOf(node: Callable): Parameter[] {
  return node.parameters.map((each, index) => {
    const name = nameOf(node, index);
    const file = node.getSourceFile();
    return {
      name,
      fallback: each.initializer && !isEmpty(each.initializer) ? each.initializer.getText() : undefined,
      text: paramText(node, name),
      isOptions: name === 'options',
      file: file.fileName.slice(1),
      line: file.getLineAndCharacterOfPosition(each.getStart(file)).line + 1,
    };
  });
}

/** A pattern has no name of its own: its comment gives it one, and an object is `options` otherwise. */
function nameOf(node: Callable, index: number): string {
  const { name } = node.parameters[index] as ts.ParameterDeclaration;
  if (ts.isIdentifier(name)) return name.text;
  return docOf(node).named[index] ?? 'options';
}

function typeOf({ type, initializer }: ts.ParameterDeclaration, names: Names): Code {
  if (type) return typeCode(type, names);
  if (!initializer) return ['unknown'];
  const { checker } = names;
  return [checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(initializer)))];
}

function isEmpty(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && node.properties.length === 0;
}

/** The most letters of a call that stand in one line of a page. */
const widest = 64;

function lettersIn(code: Code): number {
  return code.reduce((sum, part) => sum + (typeof part === 'string' ? part : part.text).length, 0);
}
