/** A `//` comment of a program. */
interface LineComment {
  /** Where its line begins in the program, and where it does. */
  lineFrom: number;
  from: number;
  /** Where its line ends, without the line break. */
  to: number;
  /** The number of its line, from 1. */
  line: number;
}

const blockComment = /\/\*[\s\S]*?(?:\*\/|$)/y;
const plainString = /'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?/y;
const regularExpression = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//y;
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^\\`$])*(`|\$\{|$)/y;
/** After one of these, or at the start, a slash begins a regular expression; after anything else it divides. */
const beforeExpression = /(?:^|[([{,;:=!&|?+\-*%~^<>]|\breturn)\s*$/;

/**
 * The `//` comments whose lines begin in code: what looks like one in a string, a template, a regular expression or
 * another comment is none. A text that is no program yet is read as far as it goes.
 */
export function lineComments(source: string): LineComment[] {
  const found: LineComment[] = [];
  /** Templates and braces that are open, the innermost last. */
  const open: ('`' | '{')[] = [];
  /** Where the last comment or template that may span lines has ended. */
  let spanned = 0;
  /** The number of the line of the last comment, and where it begins. */
  let line = 1;
  let counted = 0;
  const match = (form: RegExp, at: number): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(source);
  };
  const expression = (at: number): RegExpExecArray | null =>
    source[at] === '/' && beforeExpression.test(source.slice(Math.max(0, at - 40), at))
      ? match(regularExpression, at)
      : null;
  for (let at = 0; at < source.length; ) {
    if (open.at(-1) === '`') {
      const [text = '', end] = match(templateText, at) ?? [];
      at += Math.max(text.length, 1);
      spanned = at;
      if (end === '${') open.push('{');
      else open.pop();
      continue;
    }
    const character = source[at];
    if (character === '/' && source[at + 1] === '/') {
      const lineFrom = source.lastIndexOf('\n', at) + 1;
      const end = source.indexOf('\n', at);
      const to = end === -1 ? source.length : end;
      for (let i = source.indexOf('\n', counted); i >= 0 && i < lineFrom; i = source.indexOf('\n', i + 1))
        line++;
      counted = lineFrom;
      if (lineFrom >= spanned) found.push({ lineFrom, from: at, to, line });
      at = to;
      continue;
    }
    if (character === '`' || character === '{') open.push(character);
    else if (character === '}') open.pop();
    const token = (match(blockComment, at) ?? match(plainString, at) ?? expression(at))?.[0] ?? '';
    at += Math.max(token.length, 1);
    if (token.startsWith('/*')) spanned = at;
  }
  return found;
}
