/** Measures that the static code and both editors share, so that pressing Edit moves nothing. */

/** Font size of code, in CSS pixels. */
export const fontSize = 13;

/** Height of one line, in CSS pixels. */
export const lineHeight = 20;

/** Space above the first and below the last line, in CSS pixels. */
export const blockPadding = 12;

/** Width of the gutter with the line numbers, in rem. */
export const gutterWidth = 2.75;

/** Columns of one indentation. */
export const tabSize = 2;

/** Lines after which the editor stops growing and scrolls inside: several screens, so that the wheel turns the page. */
export const maxLines = 200;

/** Height of the code area for a text of so many lines, in CSS pixels. */
export function heightOf(lines: number): number {
  return Math.min(Math.max(lines, 1), maxLines) * lineHeight + 2 * blockPadding;
}
