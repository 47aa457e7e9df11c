import { consoleWords as words } from '../../words/en/views.ts';
import { clip, escapeHtml } from '../drawing/escape.ts';
import { displayNumber, grouped } from '../drawing/number-format.ts';
import type { Results } from '../results.ts';
import type { LogPart } from './event.ts';
import { lineLetters, lineWeight } from './line-parts.ts';
import type { ConsoleLine } from './state.ts';

/** Lines kept in the page, and what all of them cost to lay out, in letters; older lines are counted. */
const maxConsoleLines = 500;
const maxConsoleLetters = 100_000;
/** Letters shown of a line, and of one object in it when that is opened. */
const maxLength = 4000;

/** The console of a finished run. Empty when the program printed nothing. */
export function consoleView(results: Pick<Results, 'console' | 'dropped'>): string {
  const lines = newestLines(results.console).map(consoleLine).join('');
  if (!lines && results.dropped.flood === 0) return '';
  return `${droppedNote(results)}<ol class="console-lines">${lines}</ol>`;
}

/** The lines that the page shows: as many of the newest as it can lay out at once. */
export function newestLines(lines: readonly ConsoleLine[]): ConsoleLine[] {
  let letters = 0;
  let first = lines.length;
  while (first > 0 && lines.length - first < maxConsoleLines) {
    letters += lineWeight((lines[first - 1] as ConsoleLine).parts, maxLength);
    if (letters > maxConsoleLetters && first < lines.length) break;
    first -= 1;
  }
  return lines.slice(first);
}

/** Says how many lines are not shown, and why. */
export function droppedNote({ console, dropped }: Pick<Results, 'console' | 'dropped'>): string {
  const old = dropped.old + console.length - newestLines(console).length;
  const notes: string[] = [];
  if (old > 0) notes.push(words.older(grouped(old)));
  if (dropped.flood > 0) {
    notes.push(words.flood(grouped(dropped.flood)));
  }
  return notes.length > 0 ? `<p class="console-note">${notes.join(' ')}</p>` : '';
}

/** One line, with its level in words for those who do not see the colour, and its count when it was repeated. */
export function consoleLine(line: ConsoleLine): string {
  const level = words.levels[line.level];
  const named = level && `<span class="console-level">${level}</span> `;
  const count =
    line.count > 1
      ? ` <span class="console-count" title="${words.repeated(line.count)}">×${grouped(line.count)}</span>`
      : '';
  return `<li class="console-${line.level}">${named}${lineParts(line.parts)}${count}</li>`;
}

/** The parts of a line until it is full. */
function lineParts(parts: readonly LogPart[]): string {
  const shown: string[] = [];
  let room = maxLength;
  for (const part of parts) {
    if (room <= 0) return `${shown.join(' ')} …`;
    shown.push(logPart(part, room));
    room -= lineLetters([part]);
  }
  return shown.join(' ');
}

/** @param room letters that the line has left */
function logPart(part: LogPart, room: number): string {
  switch (part.kind) {
    case 'text':
      return `<span>${escapeHtml(clip(part.text, room))}</span>`;
    case 'number':
      return `<span class="console-number">${escapeHtml(clip(part.text, 400))}</span>`;
    case 'tensor': {
      const values = part.values.map((value) => displayNumber(value));
      if (part.more > 0) values.push('…');
      return `<span class="console-tensor"><b>${words.tensor}</b> ${escapeHtml(clip(part.dtype, 40))} [${part.shape.map((size) => displayNumber(size)).join(', ')}]</span> <span class="console-number">${values.join(', ')}</span>`;
    }
    case 'object':
      return `<details><summary>${escapeHtml(clip(part.preview, 400))}</summary><pre>${escapeHtml(clip(part.detail, room))}</pre></details>`;
    default:
      return part satisfies never;
  }
}
