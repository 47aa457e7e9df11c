import { warning as words } from '../../words/en/views.ts';
import { clip, escapeHtml } from '../drawing/escape.ts';
import type { WarningResult } from './state.ts';

/** Letters shown of a warning; the runtime's own are shorter. */
const maxMessage = 1000;

/** A warning of the runtime, with the line of the program that it is about: a button where a script can go there. */
export function warningView({ message, line, count }: WarningResult, reachable = false): string {
  const times = count > 1 ? ` <span class="console-count">×${count}</span>` : '';
  const where = line === undefined ? '' : words.line(Math.round(line));
  const place =
    reachable && where
      ? `<button type="button" class="text-button" data-line="${line}">${where}</button>`
      : where;
  const end = place ? ` (${place})` : '';
  return `<div class="view message message-warning"><p><strong>${words.warning}</strong> ${escapeHtml(clip(message, maxMessage))}${end}${times}</p></div>`;
}
