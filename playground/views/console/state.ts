import type { RunState } from '../run-state.ts';
import type { LogLevel, LogPart } from './event.ts';
import { lineLetters, sameParts } from './line-parts.ts';

export interface ConsoleLine {
  /** Position among all lines of the run, so that a view can append without comparing. */
  index: number;
  level: LogLevel;
  parts: LogPart[];
  /** How many identical lines in a row this one stands for. */
  count: number;
}

/** What a run has printed. */
export interface Printed {
  console: ConsoleLine[];
  /** Letters of the lines that are kept. */
  letters: number;
  /** Lines that are gone: dropped in the sandbox, or older than the lines kept here. */
  dropped: { flood: number; old: number };
}

/** Lines kept of a run, and letters in all of them. */
export const maxLines = 10_000;
export const maxLetters = 4_000_000;

/** Adds a line, or counts it when it is the last one again. */
export function addLine(run: RunState & Printed, level: LogLevel, parts: LogPart[], times: number): void {
  const lines = run.console;
  const last = lines.at(-1);
  if (last && last.level === level && sameParts(last.parts, parts)) {
    last.count += times;
    return;
  }
  lines.push({ index: (last?.index ?? -1) + 1, level, parts, count: times });
  run.letters += lineLetters(parts);
  // Cut in large pieces: shifting one line at a time would move the whole array for each.
  if (lines.length >= 2 * maxLines) cutLines(run, maxLines);
  else if (run.letters > maxLetters) cutLines(run, Math.ceil(lines.length / 2));
}

function cutLines(run: Printed, count: number): void {
  run.dropped.old += count;
  for (const { parts } of run.console.splice(0, count)) run.letters -= lineLetters(parts);
}
