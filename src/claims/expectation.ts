import { readQuantity } from './parse-quantity.ts';
import type { Quantity } from './quantity.ts';
import { TokenReader } from './tokens.ts';

const operators = ['<=', '>=', '<', '>'] as const;
export type Operator = (typeof operators)[number];

/** A side of a comparison: a number of the run times a factor, or its mean or spread over the seeds. */
export interface Measured {
  quantity: Quantity;
  over: 'run' | 'mean' | 'spread';
  factor: number;
}

/** In how many of the program's seeds a comparison must hold; absent where only the author's run counts. */
export type SeedsClause = 'every' | { least: number; of: number };

/** A comparison of numbers: with another one, or with both ends of a range. */
export type Comparison = { left: Measured; seeds: SeedsClause | undefined } & (
  | { kind: 'compare'; operator: Operator; right: Measured | number }
  | { kind: 'between'; low: number; high: number }
);

/** What a program must have shown when it ends; one `@expect` of its header. */
export type Expectation = { line: number; text: string } & (
  | Comparison
  | { kind: 'log'; contains: string }
  | { kind: 'check'; name: string; passes: boolean }
);

/** Reads what stands after `@expect`. Throws a SyntaxError that says what was expected where. */
export function parseExpectation(text: string, line: number): Expectation {
  const place = { line, text };
  const [, contains] = /^log contains "([^"]+)"$/.exec(text) ?? [];
  if (contains) return { ...place, kind: 'log', contains };
  const reader = new TokenReader(text);
  if (reader.takes('check')) {
    const name = reader.name('name of the check');
    const passes = reader.needs('passes', 'fails') === 'passes';
    reader.end();
    return { ...place, kind: 'check', name, passes };
  }
  const comparison = readComparison(reader);
  reader.end();
  return { ...place, ...comparison };
}

function readComparison(reader: TokenReader): Comparison {
  const left = readMeasured(reader);
  if (reader.takes('between')) {
    const low = reader.number('the lower end');
    reader.needs('and');
    const high = reader.number('the upper end');
    if (!(low < high)) throw new SyntaxError(`${low} is not below ${high}`);
    return { kind: 'between', left, low, high, seeds: readSeeds(reader, [left]) };
  }
  const operator = reader.needs(...operators, 'between') as Operator;
  const number = reader.takesNumber();
  const right = number ?? readMeasured(reader);
  const seeds = readSeeds(reader, typeof right === 'number' ? [left] : [left, right]);
  return { kind: 'compare', left, operator, right, seeds };
}

function readMeasured(reader: TokenReader): Measured {
  const over = reader.takes('mean', 'spread') as 'mean' | 'spread' | undefined;
  if (over) for (const word of ['over', 'seeds', 'of']) reader.needs(word);
  const quantity = readQuantity(reader);
  const factor = reader.takes('*') ? reader.number('a factor') : 1;
  return { quantity, over: over ?? 'run', factor };
}

function readSeeds(reader: TokenReader, sides: readonly Measured[]): SeedsClause | undefined {
  if (!reader.takes('in')) return undefined;
  if (sides.some(({ over }) => over !== 'run'))
    throw new SyntaxError('a mean or spread over seeds is one number, and cannot be counted in seeds');
  if (reader.takes('every')) {
    reader.needs('seed');
    return 'every';
  }
  const least = reader.number('every, or a number of seeds,');
  reader.needs('of');
  const of = reader.number('the number of seeds');
  reader.needs('seeds');
  if (!(Number.isInteger(least) && least > of / 2 && least <= of))
    throw new SyntaxError(`${least} of ${of} seeds is no majority`);
  return { least, of };
}

/** Reads a comparison of two numbers of one run, without a word about seeds. Throws a SyntaxError. */
export function parseComparison(text: string): Comparison {
  const reader = new TokenReader(text);
  const comparison = readComparison(reader);
  reader.end();
  if (comparison.seeds !== undefined || measured(comparison).some(({ over }) => over !== 'run'))
    throw new SyntaxError('it is counted in all seeds, and says nothing of seeds itself');
  return comparison;
}

/** Whether an expectation asks for other seeds than the author's. */
export function asksSeeds(expectation: Expectation): boolean {
  if (expectation.kind === 'log' || expectation.kind === 'check') return false;
  return expectation.seeds !== undefined || measured(expectation).some(({ over }) => over !== 'run');
}

/** What a single run can meet of an expectation; nothing of one that is about a mean or spread over seeds. */
export function inOneRun(expectation: Expectation): Expectation | undefined {
  if (expectation.kind === 'log' || expectation.kind === 'check') return expectation;
  if (measured(expectation).some(({ over }) => over !== 'run')) return undefined;
  return { ...expectation, seeds: undefined };
}

/** The numbers of the run that an expectation names. */
export function quantitiesOf(expectation: Expectation | Comparison): Quantity[] {
  if (expectation.kind === 'log' || expectation.kind === 'check') return [];
  return measured(expectation).map(({ quantity }) => quantity);
}

function measured(comparison: Comparison): Measured[] {
  const { left } = comparison;
  if (comparison.kind === 'between' || typeof comparison.right === 'number') return [left];
  return [left, comparison.right];
}
