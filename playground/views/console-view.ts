import type { LogPart } from '../protocol/events.ts';
import { clip, escapeHtml } from './escape.ts';
import { displayNumber } from './number-format.ts';
import type { ConsoleLine, Results } from './results.ts';

/** Lines kept in the page; older ones are counted. */
export const maxConsoleLines = 500;
const maxLength = 4000;

/** The console of a finished run. Empty when the program printed nothing. */
export function consoleView(results: Pick<Results, 'console' | 'dropped'>): string {
  const lines = results.console.slice(-maxConsoleLines).map(consoleLine).join('');
  if (!lines && results.dropped.flood === 0) return '';
  return `${droppedNote(results)}<ol class="console-lines">${lines}</ol>`;
}

/** Says how many lines are not shown, and why. */
export function droppedNote({ console, dropped }: Pick<Results, 'console' | 'dropped'>): string {
  const old = dropped.old + Math.max(0, console.length - maxConsoleLines);
  const notes: string[] = [];
  if (old > 0) notes.push(`${grouped(old)} earlier lines are not shown.`);
  if (dropped.flood > 0) {
    notes.push(
      `${grouped(dropped.flood)} lines were dropped: the program printed faster than a page can show.`,
    );
  }
  return notes.length > 0 ? `<p class="console-note">${notes.join(' ')}</p>` : '';
}

/** One line, with its level in words for those who do not see the colour, and its count when it was repeated. */
export function consoleLine(line: ConsoleLine): string {
  const level = line.level === 'warn' ? 'warning' : line.level;
  const named = line.level === 'log' ? '' : `<span class="console-level">${level}</span> `;
  const count =
    line.count > 1
      ? ` <span class="console-count" title="repeated ${line.count} times">×${grouped(line.count)}</span>`
      : '';
  return `<li class="console-${line.level}">${named}${line.parts.map(logPart).join(' ')}${count}</li>`;
}

function logPart(part: LogPart): string {
  switch (part.kind) {
    case 'text':
      return `<span>${escapeHtml(clip(part.text, maxLength))}</span>`;
    case 'number':
      return `<span class="console-number">${escapeHtml(clip(part.text, 400))}</span>`;
    case 'tensor': {
      const values = part.values.map((value) => displayNumber(value));
      if (part.more > 0) values.push('…');
      return `<span class="console-tensor"><b>Tensor</b> ${escapeHtml(clip(part.dtype, 40))} [${part.shape.map((size) => displayNumber(size)).join(', ')}]</span> <span class="console-number">${values.join(', ')}</span>`;
    }
    case 'object':
      return `<details><summary>${escapeHtml(clip(part.preview, 400))}</summary><pre>${escapeHtml(clip(part.detail, maxLength))}</pre></details>`;
    default:
      return part satisfies never;
  }
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
