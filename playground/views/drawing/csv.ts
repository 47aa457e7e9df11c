/** Lines of cells as one text, as RFC 4180 has it; the first names the columns. */
export function csvText(lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}

/** One line. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map(csvCell).join(',');
}

/**
 * A spreadsheet takes a text that begins with one of these for a formula, which may reach other files and sites. It
 * takes one that begins with an apostrophe for a text.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** One cell, quoted where it must be. */
export function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = formula.test(value) && !number.test(value) ? `'${value}` : value;
  // Some spreadsheets separate cells by semicolons or tabs.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
