import type { ErrorKind, ProgramError } from '../protocol/events.ts';
import { programName } from './execute.ts';

interface Rule {
  kind: ErrorKind;
  pattern: RegExp;
  hint: string | ((match: RegExpExecArray) => string);
}

/** Operations of TensorFlow.js 4.22 that no backend can differentiate, and what does the same and can be. */
const alternatives: Record<string, string> = {
  TopK: 'tf.max has a gradient',
  ArgMax: 'an index has no derivative; tf.softmax is the usual smooth stand-in',
  ArgMin: 'an index has no derivative; tf.softmax of the negative is the usual smooth stand-in',
  Round: 'its derivative is zero almost everywhere; leave the value unrounded while training',
};

const rules: Rule[] = [
  {
    kind: 'gradient',
    pattern: /Cannot compute gradient[^:]*: gradient function not found for (\w+)/,
    hint: ([, op = '']) =>
      `TensorFlow.js has no gradient for ${op}${alternatives[op] ? `: ${alternatives[op]}` : '; compute the loss without it'}.`,
  },
  {
    kind: 'gradient',
    pattern:
      /Cannot compute gradient of y=f\(x\) with respect to x|Cannot find a connection between any variable/,
    hint: 'The loss does not depend on the variables: check that it is computed from them, with tf operations only, inside the function.',
  },
  {
    kind: 'shape',
    pattern: /could not be broadcast together with shapes ([\d,\s]*) and ([\d,\s]*)/,
    hint: ([, a = '', b = '']) =>
      `The shapes are [${a.trim()}] and [${b.trim()}]. Counted from the last axis, sizes must be equal or 1; reshape or expandDims can line them up.`,
  },
  {
    kind: 'shape',
    pattern: /inner (?:shapes|dimensions) \((\d+)\) and \((\d+)\)/,
    hint: ([, a = '', b = '']) =>
      `matMul multiplies [n, k] by [k, m]: here k is ${a} on the left and ${b} on the right. Is a transpose missing?`,
  },
  {
    kind: 'shape',
    pattern: /\bshapes?\b|\brank\b|incompatible|Size\(\d+\) must match|expected .* to have \d+ dimension/i,
    hint: 'Log the tensors just before this line: the console shows each one with its shape.',
  },
  {
    kind: 'memory',
    pattern:
      /out of memory|OutOfMemory|Array buffer allocation failed|array length|length too large|Cannot allocate|allocation size overflow|Invalid typed array length/i,
    hint: 'Use a smaller batch or fewer units, and release tensors with tf.tidy or dispose().',
  },
  {
    kind: 'device',
    pattern: /device (?:was|is) lost|context lost|CONTEXT_LOST/i,
    hint: 'The graphics device was reset. Run again: the next run gets a new one.',
  },
  {
    kind: 'runtime',
    pattern: /Tensor is disposed/,
    hint: 'It was released by dispose() or at the end of a tf.tidy: return it from the tidy, or wrap it in tf.keep.',
  },
  {
    kind: 'runtime',
    pattern: /(\w+) is not defined/,
    hint: ([, name = '']) => `Is it spelt as where it was declared, or does it need an import? (${name})`,
  },
];

/** Turns whatever a program threw into an error a reader can act on. */
export function explain(thrown: unknown, position = positionOf(thrown)): ProgramError {
  const message =
    thrown instanceof Error ? `${prefix(thrown)}${thrown.message}` : `The program threw ${String(thrown)}.`;
  const where = position ?? {};
  if (thrown instanceof SyntaxError) return { kind: 'syntax', message, ...where };
  for (const { kind, pattern, hint } of rules) {
    const match = pattern.exec(message);
    if (match) return { kind, message, hint: typeof hint === 'string' ? hint : hint(match), ...where };
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
