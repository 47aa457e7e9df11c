/** A fault with its file, as people are told of it. */
export interface Said {
  file: string;
  line: number;
  column?: number | undefined;
  message: string;
  mend: string;
}

/** The line as compilers print it: `file:line:column  what is wrong. How to mend it.` */
export function say({ file, line, column, message, mend }: Said): string {
  const place = [file, line, ...(column === undefined ? [] : [column])].join(':');
  return `${place}  ${message} ${mend}`;
}

/** Characters of a long line that are shown on either side of the place. */
const sight = 60;

/** The line of a text with a mark under the column; empty where there is no such line. */
export function picture(text: string, line: number, column?: number): string {
  const whole = text.split('\n')[line - 1]?.replaceAll('\t', ' ').trimEnd();
  if (!whole) return '';
  const at = Math.min(Math.max((column ?? 1) - 1, 0), whole.length);
  const start = at <= sight ? 0 : at - sight;
  const shown = `${start > 0 ? '…' : ''}${whole.slice(start, at + sight)}${whole.length > at + sight ? '…' : ''}`;
  const number = `${line}`;
  const mark =
    column === undefined
      ? ''
      : `\n  ${' '.repeat(number.length)} | ${' '.repeat(at - start + (start > 0 ? 1 : 0))}^`;
  return `  ${number} | ${shown}${mark}`;
}
