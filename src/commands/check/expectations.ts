import type { LogPart } from '../../../playground/protocol/events.ts';
import type { Results } from '../../../playground/views/results.ts';

const operators = ['<', '>', '<=', '>='] as const;
type Operator = (typeof operators)[number];

/** What a program must have shown when it ends; one `@expect` of its header. */
export type Expectation = { line: number; text: string } & (
  | { kind: 'plot'; plot: string; series: string; operator: Operator; bound: number }
  | { kind: 'table'; table: string; row: string; column: string; operator: Operator; bound: number }
  | { kind: 'log'; contains: string }
  | { kind: 'check'; name: string; passes: boolean }
);

/** The first block comment of a program. */
export interface Header {
  title: string;
  /** It measures time: a recording shows another machine's numbers, and is not compared. */
  timed: boolean;
  expectations: Expectation[];
}

/** What is wrong in a header, and where. */
export interface HeaderFault {
  line: number;
  message: string;
  mend: string;
}

const grammar =
  'Write one of: plot "<title>" series "<name>" last < 0.5 | table "<title>" cell "<row>" "<column>" < 0.5 | ' +
  'log contains "<text>" | check "<name>" passes | check "<name>" fails.';

/** Reads a program's header. Throws when it is not as the grammar says, with the line. */
export function parseHeader(source: string): Header {
  const { faults, ...header } = readHeader(source);
  const [fault] = faults;
  if (fault) throw new SyntaxError(`line ${fault.line}: ${fault.message} ${fault.mend}`);
  return header;
}

/** Reads a program's header and everything that is wrong in it. */
export function readHeader(source: string): Header & { faults: HeaderFault[] } {
  const header: Header & { faults: HeaderFault[] } = {
    title: '',
    timed: false,
    expectations: [],
    faults: [],
  };
  const [comment] = /^\s*\/\*\*[\s\S]*?\*\//.exec(source) ?? [];
  if (comment === undefined) {
    header.faults.push({
      line: 1,
      message: 'The program does not begin with a header.',
      mend: 'Begin it with /** @title … @expect … */.',
    });
    return header;
  }
  for (const [index, row] of comment.split('\n').entries()) {
    const [, tag, rest = ''] = /^[\s/*]*@(\w+)\s*(.*?)[\s*/]*$/.exec(row) ?? [];
    if (tag !== undefined) readTag(header, tag, rest, index + 1);
  }
  if (header.title === '') {
    header.faults.push({
      line: 1,
      message: 'The header has no title.',
      mend: 'Add a line @title <what readers see>.',
    });
  }
  return header;
}

function readTag(header: Header & { faults: HeaderFault[] }, tag: string, rest: string, line: number): void {
  if (tag === 'title') header.title = rest;
  else if (tag === 'timed') header.timed = true;
  else if (tag === 'expect') {
    const expectation = parseExpectation(rest, line);
    if (expectation) header.expectations.push(expectation);
    else header.faults.push({ line, message: `"@expect ${rest}" cannot be read.`, mend: grammar });
  } else {
    header.faults.push({
      line,
      message: `The header has an unknown tag @${tag}.`,
      mend: 'It knows @title, @expect and @timed.',
    });
  }
}

const number = String.raw`(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const name = '"([^"]+)"';
const plotForm = new RegExp(`^plot ${name} series ${name} last ${number}$`);
const tableForm = new RegExp(`^table ${name} cell ${name} ${name} ${number}$`);

/** Reads what stands after `@expect`; undefined when it follows none of the four forms. */
export function parseExpectation(text: string, line: number): Expectation | undefined {
  const place = { line, text };
  const [, plot, series, plotOperator, plotBound] = plotForm.exec(text) ?? [];
  if (plot && series) {
    return {
      ...place,
      kind: 'plot',
      plot,
      series,
      operator: plotOperator as Operator,
      bound: Number(plotBound),
    };
  }
  const [, table, row, column, operator, bound] = tableForm.exec(text) ?? [];
  if (table && row && column) {
    return {
      ...place,
      kind: 'table',
      table,
      row,
      column,
      operator: operator as Operator,
      bound: Number(bound),
    };
  }
  const [, contains] = /^log contains "([^"]+)"$/.exec(text) ?? [];
  if (contains) return { ...place, kind: 'log', contains };
  const [, check, outcome] = /^check "([^"]+)" (passes|fails)$/.exec(text) ?? [];
  if (check) return { ...place, kind: 'check', name: check, passes: outcome === 'passes' };
  return undefined;
}

/** Whether an expectation was met, and what was found instead. */
export interface Verdict {
  met: boolean;
  /** For example: `validation ended at 0.41`. */
  found: string;
}

/** Compares an expectation with the results of a run. */
export function evaluate(expectation: Expectation, results: Results): Verdict {
  switch (expectation.kind) {
    case 'plot':
      return evaluatePlot(expectation, results);
    case 'table':
      return evaluateTable(expectation, results);
    case 'log': {
      const lines = results.console.map(({ parts }) => parts.map(textOf).join(' '));
      const met = lines.some((line) => line.includes(expectation.contains));
      return {
        met,
        found: met ? 'the line was written' : `none of the ${lines.length} lines of the console contains it`,
      };
    }
    case 'check': {
      const check = results.checks.find((entry) => entry.name === expectation.name);
      if (!check)
        return missing(
          'check',
          expectation.name,
          results.checks.map((entry) => entry.name),
        );
      const found = check.passed ? 'the check passed' : `the check failed: ${check.message}`;
      return { met: check.passed === expectation.passes, found };
    }
  }
}

function evaluatePlot(expectation: Extract<Expectation, { kind: 'plot' }>, results: Results): Verdict {
  const plot = results.plots.find(({ spec }) => spec.title === expectation.plot);
  if (!plot)
    return missing(
      'plot',
      expectation.plot,
      results.plots.map(({ spec }) => spec.title),
    );
  const series = plot.series.find(({ spec }) => spec.name === expectation.series);
  if (!series)
    return missing(
      'series',
      expectation.series,
      plot.series.map(({ spec }) => spec.name),
    );
  return compare(series.y.at(-1), expectation, `"${expectation.series}" ended at`);
}

function evaluateTable(expectation: Extract<Expectation, { kind: 'table' }>, results: Results): Verdict {
  const table = results.tables.find(({ spec }) => spec.title === expectation.table);
  if (!table)
    return missing(
      'table',
      expectation.table,
      results.tables.map(({ spec }) => spec.title),
    );
  const column = table.spec.columns.findIndex((entry) => entry.name === expectation.column);
  if (column < 0)
    return missing(
      'column',
      expectation.column,
      table.spec.columns.map((entry) => entry.name),
    );
  const row = table.rows.find(([first]) => String(first) === expectation.row);
  if (!row)
    return missing(
      'row',
      expectation.row,
      table.rows.map(([first]) => String(first)),
    );
  return compare(row[column], expectation, 'the cell holds');
}

function compare(
  value: unknown,
  { operator, bound }: { operator: Operator; bound: number },
  said: string,
): Verdict {
  const found = `${said} ${String(value)}`;
  if (typeof value !== 'number') return { met: false, found };
  const holds = { '<': value < bound, '>': value > bound, '<=': value <= bound, '>=': value >= bound };
  return { met: holds[operator], found };
}

function missing(what: string, wanted: string, there: string[]): Verdict {
  const found = `there is no ${what} "${wanted}"${there.length > 0 ? `; there are: ${there.join(', ')}` : ''}`;
  return { met: false, found };
}

function textOf(part: LogPart): string {
  if (part.kind === 'tensor') return `[${part.values.join(', ')}]`;
  return part.kind === 'object' ? part.preview : part.text;
}
