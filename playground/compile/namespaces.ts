import { getFormattedTokens } from 'sucrase';

export interface Position {
  line: number;
  column: number;
}

/** A line of the tokens that Sucrase lists: `2:1-2:10  name    namespace 23   0   isType …`. */
const token = /^(\d+):(\d+)-\S+\s+(\S+)\s+(\S+)(?:\s+(\d+)\s+\d+\s+(isType)?)?/;

/**
 * The first namespace that would have to be there when the program runs. Sucrase takes it for a type and leaves it out
 * without a word; those that are only declared are types.
 */
export function firstNamespace(typescript: string): Position | undefined {
  // Few programs have the words at all, and listing the tokens takes as long as compiling.
  if (!/\b(?:namespace|module)\s+[\w$]+[\w$.\s]*\{/.test(typescript)) return undefined;
  const tokens = getFormattedTokens(typescript, { transforms: ['typescript', 'imports'] })
    .split('\n')
    .flatMap((text) => {
      const [, line, column, label = '', raw = '', , isType] = token.exec(text) ?? [];
      return line === undefined ? [] : [{ line: Number(line), column: Number(column), label, raw, isType }];
    });
  let declaredUntil = 0;
  for (const [index, { raw, isType, ...position }] of tokens.entries()) {
    if (index < declaredUntil || !isType || (raw !== 'namespace' && raw !== 'module')) continue;
    if (tokens[index + 1]?.label !== 'name') continue;
    if (tokens[index - 1]?.raw !== 'declare') return { line: position.line, column: position.column };
    declaredUntil = endOfBlock(tokens, index);
  }
  return undefined;
}

/** The place behind the brace that closes the first one from a place on. */
function endOfBlock(tokens: readonly { label: string }[], from: number): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const { label } = tokens[index] as { label: string };
    if (label === '{') depth++;
    if (label === '}' && --depth === 0) return index + 1;
  }
  return tokens.length;
}
