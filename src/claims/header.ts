import { asksSeeds, type Comparison, type Expectation, parseExpectation } from './expectation.ts';
import { seedOf } from './seed-line.ts';
import { parseSmall, type Smaller, smallFault } from './small-setting.ts';

/** The first block comment of a program. */
export interface Header {
  title: string;
  /** It measures time: a recording shows another machine's numbers, and is not compared. */
  timed: boolean;
  /** The host whose archive it reads. Nothing is recorded of it, and tests answer in the host's place; '' without `@reads`. */
  reads: string;
  /** How many seeds besides its own it is recorded with; 0 without `@seeds`. */
  seeds: number;
  expectations: Expectation[];
  /** What the short run changes that the tests make in place of the program's own; nothing without `@small`. */
  small: Smaller[];
  /** What the short run must show. */
  smallExpectations: SmallExpectation[];
}

/** An `@expect-small`: a comparison of numbers of one run. */
export type SmallExpectation = Extract<Expectation, Comparison>;

/** What is wrong in a header, and where. */
export interface HeaderFault {
  line: number;
  message: string;
  mend: string;
}

type Read = Header & { faults: HeaderFault[] };

const grammar =
  'Write <number> < <number>, or <number> between 1 and 2, where <number> is 0.5 or one of: ' +
  'table "<title>" cell "<row>" "<column>" | plot "<title>" series "<name>" last | field "<title>" mean | ' +
  'map "<title>" mean | log "<label>"; or log contains "<text>"; or check "<name>" passes.';

const mostSeeds = 20;

/** Reads a program's header. Throws when it is not as the grammar says, with the line. */
export function parseHeader(source: string): Header {
  const { faults, ...header } = readHeader(source);
  const [fault] = faults;
  if (fault) throw new SyntaxError(`line ${fault.line}: ${fault.message} ${fault.mend}`);
  return header;
}

/** Reads a program's header and everything that is wrong in it. */
export function readHeader(source: string): Read {
  const header: Read = {
    title: '',
    timed: false,
    reads: '',
    seeds: 0,
    expectations: [],
    small: [],
    smallExpectations: [],
    faults: [],
  };
  const comment = headerOf(source);
  if (comment === undefined) {
    header.faults.push({
      line: 1,
      message: 'The program does not begin with a header.',
      mend: 'Begin it with /** @title … @expect … */.',
    });
    return header;
  }
  for (const { tag, rest, line } of tagsOf(comment)) readTag(header, tag, rest, line);
  if (header.title === '') {
    header.faults.push({
      line: 1,
      message: 'The header has no title.',
      mend: 'Add a line @title <what readers see>.',
    });
  }
  holdSeeds(header, source, comment);
  holdSmall(header, source.slice(comment.length), lineOf(comment, '@small'));
  return header;
}

/** The comment that a program begins with; undefined when it begins otherwise. */
export function headerOf(source: string): string | undefined {
  return /^\s*\/\*\*[\s\S]*?\*\//.exec(source)?.[0];
}

interface Tag {
  tag: string;
  rest: string;
  line: number;
}

/** Tags whose text may go on in the lines below them. */
const longTags = new Set(['expect', 'expect-small', 'small']);

/** The tags of a header. */
function tagsOf(comment: string): Tag[] {
  const found: Tag[] = [];
  for (const [index, row] of comment.split('\n').entries()) {
    const [, tag, rest = ''] = /^[\s/*]*@([\w-]+)\s*(.*?)[\s*/]*$/.exec(row) ?? [];
    const last = found.at(-1);
    if (tag !== undefined) found.push({ tag, rest, line: index + 1 });
    else if (last && longTags.has(last.tag)) last.rest = `${last.rest} ${onlyText(row)}`.trim();
  }
  return found;
}

/** A line without the marks of the comment around it; a `*` in the middle is a sign of an expectation. */
function onlyText(row: string): string {
  return row
    .replace(/^\s*\*?\s*/, '')
    .replace(/\*?\/?\s*$/, '')
    .trim();
}

function readTag(header: Read, tag: string, rest: string, line: number): void {
  if (tag === 'title') header.title = rest;
  else if (tag === 'timed') header.timed = true;
  else if (tag === 'reads') header.reads = rest;
  else if (tag === 'seeds') readSeeds(header, rest, line);
  else if (tag === 'expect') readExpect(header, rest, line);
  else if (tag === 'small') readSmall(header, rest, line);
  else if (tag === 'expect-small') readExpectSmall(header, rest, line);
  else {
    header.faults.push({
      line,
      message: `The header has an unknown tag @${tag}.`,
      mend: 'It knows @title, @expect, @seeds, @small, @expect-small, @timed and @reads.',
    });
  }
}

function readSeeds(header: Read, rest: string, line: number): void {
  const count = Number(rest);
  if (Number.isInteger(count) && count >= 3 && count <= mostSeeds) header.seeds = count;
  else {
    header.faults.push({
      line,
      message: `"@seeds ${rest}" cannot be read.`,
      mend: `Write @seeds 10: with how many seeds besides its own the program is recorded, 3 to ${mostSeeds}.`,
    });
  }
}

function readExpect(header: Read, rest: string, line: number): void {
  const expectation = readable(header, `@expect ${rest}`, line, grammar, () => parseExpectation(rest, line));
  if (expectation) header.expectations.push(expectation);
}

function readExpectSmall(header: Read, rest: string, line: number): void {
  const tag = `@expect-small ${rest}`;
  const expectation = readable(header, tag, line, grammar, () => parseExpectation(rest, line));
  if (!expectation) return;
  if (expectation.kind === 'log' || expectation.kind === 'check' || asksSeeds(expectation)) {
    header.faults.push({
      line,
      message: `"${tag}" is not about numbers of one run.`,
      mend: 'Bound a loss or an error of the short run: … < 0.5.',
    });
  } else header.smallExpectations.push(expectation);
}

function readSmall(header: Read, rest: string, line: number): void {
  const mend =
    'Write @small epochs = 4, "steps(300)" = "steps(20)": constants by name, other code by its text.';
  header.small.push(...(readable(header, `@small ${rest}`, line, mend, () => parseSmall(rest)) ?? []));
}

/** What stands behind a tag; a fault of the header where it cannot be read. */
function readable<Value>(
  header: Read,
  tag: string,
  line: number,
  mend: string,
  read: () => Value,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    header.faults.push({ line, message: `"${tag}" cannot be read: ${error.message}.`, mend });
    return undefined;
  }
}

/** What is said of seeds fits the program: it declares one where it is to be changed. */
function holdSeeds(header: Read, source: string, comment: string): void {
  const line = lineOf(comment, '@seeds');
  if (header.seeds > 0 && seedOf(source) === undefined) {
    header.faults.push({
      line,
      message: 'The program has no line that declares its seed, or several.',
      mend: 'Write one line const seed = 7; at the beginning of a line, and draw all chance from it.',
    });
  }
  if (header.seeds > 0) return;
  for (const expectation of header.expectations.filter(asksSeeds)) {
    header.faults.push({
      line: expectation.line,
      message: `"@expect ${expectation.text}" speaks of seeds, and the program has only its own.`,
      mend: 'Add a line @seeds 10 to the header.',
    });
  }
}

/** What is changed for the short run stands in the program, and something is expected of that run. */
function holdSmall(header: Read, code: string, line: number): void {
  const { small, smallExpectations, faults } = header;
  for (const change of small) {
    const fault = smallFault(code, change);
    if (fault) faults.push({ line, ...fault });
  }
  const [orphan] = smallExpectations;
  if (orphan && line === 0) {
    faults.push({
      line: orphan.line,
      message: 'The header expects something of a short run, and says of none what it changes.',
      mend: 'Add a line @small epochs = 4.',
    });
  }
  if (small.length > 0 && !orphan && !faults.some(({ message }) => message.startsWith('"@expect-small'))) {
    faults.push({
      line,
      message: 'The header expects nothing of the short run.',
      mend: 'Add a line @expect-small that bounds its loss or error.',
    });
  }
}

/** The line of a header that has a tag first; 0 when none has. */
function lineOf(comment: string, tag: string): number {
  return comment.split('\n').findIndex((row) => new RegExp(`${tag}(?![\\w-])`).test(row)) + 1;
}
