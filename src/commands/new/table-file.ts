/** A column of numbers of a table, and how it is packed. */
export interface Column {
  /** As the table's header has it, and its place in a row. */
  sourceName: string;
  index: number;
  /** For programs, in camelCase. */
  name: string;
  /** The step of the integers that it is packed into: its last decimal, where 16 bits have room for that. */
  scale: number;
  /** Row by row; NaN is missing. */
  values: number[];
}

/** A table in CSV whose first column is a time at even steps. */
export interface Table {
  header: string;
  columns: Column[];
  rows: number;
  /** Time of the first row, in UTC, and the step to the next. */
  start: string;
  step: { count: number; unit: 'hours' | 'days' | 'months' };
}

const hour = 3_600_000;
/** The largest integer of 16 bits; the smallest stands for what is missing. */
const most = 32_767;

/**
 * Reads a table of times and numbers.
 * @throws in words when it is none
 */
export function readTable(text: string): Table {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  if (text.includes('"')) throw new Error('The table has cells in quotation marks: save it without.');
  const rows = lines.map((line) => line.split(','));
  const names = header.split(',');
  const ragged = rows.findIndex((row) => row.length !== names.length);
  if (ragged >= 0)
    throw new Error(`Line ${ragged + 2} has ${rows[ragged]?.length} cells, the header ${names.length}.`);
  if (rows.length < 10) throw new Error('The table has fewer than ten rows.');
  const times = rows.map(([time = ''], index) => timeOf(time, index + 2));
  const columns = names.slice(1).flatMap((sourceName, before): Column[] => {
    const index = before + 1;
    const cells = rows.map((row) => row[index]?.trim() ?? '');
    const values = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    // Words, or nothing at all: a class needs labels, which only the author can order.
    if (cells.some((cell, row) => cell !== '' && Number.isNaN(values[row]))) return [];
    if (values.every(Number.isNaN)) return [];
    return [{ sourceName, index, name: camelCase(sourceName), scale: scaleOf(cells, values), values }];
  });
  if (columns.length === 0) throw new Error('The table has no column of numbers.');
  return { header, columns, rows: rows.length, start: iso(times[0] ?? 0), step: stepOf(times) };
}

function timeOf(cell: string, line: number): number {
  // Without a zone JavaScript takes a time with hours as local and a date as UTC; here all are UTC.
  const written = /^\d{4}-\d\d$/.test(cell) ? `${cell}-01` : cell.replace(' ', 'T');
  const time = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$|^[^T]*$/.test(written) ? written : `${written}Z`);
  // JavaScript takes the 30th of February for the first of March.
  const isDay = !Number.isNaN(time) && Number(written.slice(8, 10)) === new Date(dayOf(written)).getUTCDate();
  if (!isDay || !/^\d{4}-\d\d/.test(cell)) {
    throw new Error(
      `Line ${line} does not begin with a time such as 2012-01-31 or 2012-01-31T06:00Z but with "${cell}".`,
    );
  }
  return time;
}

function dayOf(written: string): number {
  return Date.parse(written.slice(0, 10));
}

function stepOf(times: readonly number[]): Table['step'] {
  const [first = 0, second = 0] = times;
  const evenly = (at: (index: number) => number): boolean => times.every((time, index) => time === at(index));
  const [start, next] = [new Date(first), new Date(second)];
  const months =
    12 * (next.getUTCFullYear() - start.getUTCFullYear()) + next.getUTCMonth() - start.getUTCMonth();
  const month = (index: number): number => new Date(first).setUTCMonth(start.getUTCMonth() + index * months);
  if (months > 0 && evenly(month)) return { count: months, unit: 'months' };
  const hours = (second - first) / hour;
  if (Number.isInteger(hours) && hours > 0 && evenly((index) => first + index * hours * hour))
    return hours % 24 === 0 ? { count: hours / 24, unit: 'days' } : { count: hours, unit: 'hours' };
  const odd = times.findIndex((time, index) => time !== first + index * (second - first));
  throw new Error(
    `The times have no even step of hours, days or months: see line ${odd + 2}. Where rows are missing, write ` +
      'them with empty cells.',
  );
}

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function scaleOf(cells: readonly string[], values: readonly number[]): number {
  const decimals = Math.max(...cells.map((cell) => cell.split('.')[1]?.length ?? 0));
  const largest = values
    .filter((value) => !Number.isNaN(value))
    .reduce((sofar, value) => Math.max(sofar, Math.abs(value)), 0);
  let digits = decimals;
  while (largest * 10 ** digits > most) digits--;
  return Number(`1e${-digits}`);
}

function camelCase(words: string): string {
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')
    .replace(/^[^a-z]+/i, '');
  return name === '' ? 'value' : name.charAt(0).toLowerCase() + name.slice(1);
}
