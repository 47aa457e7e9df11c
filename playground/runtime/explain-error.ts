import type { ErrorKind, ProgramError } from '../protocol/events.ts';
import { type SayingCode, saying } from '../protocol/sayings.ts';
import { programName } from './execute.ts';

interface Rule {
  kind: ErrorKind;
  pattern: RegExp;
  hint: SayingCode;
  /** Whether the parts of the match go into the hint. */
  filled?: true;
}

/** In order: the first that fits a message explains it. */
const rules: Rule[] = [
  {
    kind: 'gradient',
    pattern: /Cannot compute gradient[^:]*: gradient function not found for (\w+)/,
    hint: 'no-gradient',
    filled: true,
  },
  {
    kind: 'gradient',
    pattern:
      /Cannot compute gradient of y=f\(x\) with respect to x|Cannot find a connection between any variable/,
    hint: 'loss-unconnected',
  },
  {
    kind: 'shape',
    pattern: /could not be broadcast together with shapes ([\d,\s]*) and ([\d,\s]*)/,
    hint: 'shapes-not-broadcast',
    filled: true,
  },
  {
    kind: 'shape',
    pattern: /inner (?:shapes|dimensions) \((\d+)\) and \((\d+)\)/,
    hint: 'sizes-not-inner',
    filled: true,
  },
  {
    kind: 'shape',
    pattern: /\bshapes?\b|\brank\b|incompatible|Size\(\d+\) must match|expected .* to have \d+ dimension/i,
    hint: 'log-shapes',
  },
  {
    kind: 'memory',
    pattern:
      /out of memory|OutOfMemory|Array buffer allocation failed|array length|length too large|Cannot allocate|allocation size overflow|Invalid typed array length/i,
    hint: 'use-less-memory',
  },
  {
    kind: 'device',
    pattern: /device (?:was|is) lost|context lost|CONTEXT_LOST/i,
    hint: 'device-reset',
  },
  {
    kind: 'runtime',
    pattern: /Tensor is disposed/,
    hint: 'tensor-released',
  },
  {
    kind: 'runtime',
    pattern: /(\w+) is not defined/,
    hint: 'not-defined',
    filled: true,
  },
];

/** Turns whatever a program threw into an error a reader can act on. */
export function explain(thrown: unknown, position = positionOf(thrown)): ProgramError {
  const where = position ?? {};
  if (!(thrown instanceof Error)) {
    return { kind: 'runtime', message: saying('threw', String(thrown)), ...where };
  }
  const message = `${prefix(thrown)}${thrown.message}`;
  if (thrown instanceof SyntaxError) return { kind: 'syntax', message, ...where };
  for (const { kind, pattern, hint, filled } of rules) {
    const match = pattern.exec(message);
    if (!match) continue;
    const values = filled ? match.slice(1).map((value) => value.trim()) : [];
    return { kind, message, hint: saying(hint, ...values), ...where };
  }
  return { kind: 'runtime', message, ...where };
}

/** `Error` says nothing that the message does not. */
function prefix({ name }: Error): string {
  return name === 'Error' || name === 'Stopped' ? '' : `${name}: `;
}

/**
 * The topmost frame in the reader's own program. Chromium and Firefox write `program.ts:12:7`, WebKit the address that
 * `execute` made, which begins with the name: `data:text/javascript,%2F*program.ts*%2F…:12:7`.
 */
export function positionOf(thrown: unknown): { line: number; column: number } | undefined {
  if (!(thrown instanceof Error) || !thrown.stack) return undefined;
  const match = new RegExp(`${programName.replace('.', '\\.')}(?:\\*%2F\\S*?)?:(\\d+):(\\d+)`).exec(
    thrown.stack,
  );
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}
