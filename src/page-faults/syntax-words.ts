import type { Fault } from './fault.ts';

interface Thrown {
  line?: number;
  column?: number;
  place?: { line?: number; column?: number; start?: { line: number; column: number } };
  reason?: string;
}

interface Rule {
  pattern: RegExp;
  message(match: RegExpExecArray): string;
  mend(match: RegExpExecArray): string;
}

const quote = 'write &lt; in text, and put mathematics between dollar signs';

/** What the MDX parser says, and what it means to somebody who writes a chapter; the first that fits counts. */
const rules: readonly Rule[] = [
  {
    pattern: /to create a comment in MDX/,
    message: () => 'A comment of HTML cannot stand in a chapter.',
    mend: () => 'Write {/* … */}.',
  },
  {
    pattern: /to create a link in MDX/,
    message: () => 'An address between < and > is no link here.',
    mend: () => 'Write [the words of the link](https://…).',
  },
  {
    pattern: /before attribute value|corresponding closing quote/,
    message: () => 'What stands after the = has no straight quotes around it.',
    mend: () => 'Write name="value".',
  },
  {
    pattern: /Unexpected character `(.)` .* before name|Unexpected end of file before name/,
    message: ([, character]) =>
      character ? `A < stands before “${character}”, where no tag begins.` : 'A < ends the text.',
    mend: () => `If it means “less than”, ${quote}.`,
  },
  {
    pattern:
      /in (?:name|attribute name)|before attribute name|before local name|in closing tag|after self-closing/,
    message: () => 'A tag begins with < here and is not ended.',
    mend: () => `End it with > or />; if it means “less than”, ${quote}.`,
  },
  {
    pattern: /Expected a closing tag for `<([\w.]*)>`/,
    message: ([, name]) => `<${name}> is not closed.`,
    mend: ([, name]) =>
      `Write </${name}> where it ends; where its text has blank lines, both tags stand on lines of their own.`,
  },
  {
    pattern: /Unexpected closing tag `<\/([\w.]*)>`, expected corresponding closing tag for `<([\w.]*)>`/,
    message: ([, name, open]) => `</${name}> closes what was not opened last: <${open}> is still open.`,
    mend: ([, , open]) => `Close it with </${open}> first.`,
  },
  {
    pattern: /Unexpected closing slash/,
    message: () => 'A closing tag stands where nothing is open.',
    mend: () => 'Delete it, or write the opening tag.',
  },
  {
    pattern: /Could not parse import\/exports/,
    message: () => 'A line that begins with import or export is read as code.',
    mend: () => 'Begin the line with another word; components need no imports.',
  },
  {
    pattern: /expression|corresponding closing brace/,
    message: () => 'What stands in braces is read as code, and this is none.',
    mend: () => 'Write \\{ and \\} in text, and put mathematics between dollar signs.',
  },
];

/** A fault in the words of the course, from what the MDX parser threw. */
export function syntaxFault(thrown: unknown): Fault {
  const { line, column, place, reason = String(thrown) } = thrown as Thrown;
  const rule = rules.find(({ pattern }) => pattern.test(reason));
  const match = rule?.pattern.exec(reason);
  // The place of an unclosed tag is in the words: the parser points at what ended before it.
  const [, openLine, openColumn] = /Expected a closing tag for `[^`]*` \((\d+):(\d+)/.exec(reason) ?? [];
  return {
    line: Number(openLine ?? line ?? place?.line ?? place?.start?.line ?? 1),
    column: Number(openColumn ?? column ?? place?.column ?? place?.start?.column ?? 1),
    message: rule && match ? rule.message(match) : `${reason.replace(/\.?$/, '.')}`,
    mend: rule && match ? rule.mend(match) : 'Mend the line; < and { begin code here.',
  };
}
