import { progress as words } from '../../words/en/views.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { displayNumber, duration } from '../drawing/number-format.ts';
import type { ProgressEvent } from './event.ts';

/** Seconds that the rest will take at the speed so far; undefined while that would be a guess. */
export function secondsLeft(done: number, total: number, elapsed: number): number | undefined {
  if (!(done > 0) || !(total > done) || elapsed < 0.5) return undefined;
  return (elapsed * (total - done)) / done;
}

/**
 * A bar with what is done, and the time that the rest will take; the time it took, as long as that would be a guess.
 *
 * @param elapsed seconds; undefined where the reader sets the pace, so that no time is said
 */
export function progressView(progress: Omit<ProgressEvent, 'type'>, elapsed: number | undefined): string {
  const { label, done, total } = progress;
  const known = total > 0;
  const part = known ? Math.min(1, Math.max(0, done / total)) : 0;
  const left = elapsed === undefined ? undefined : secondsLeft(done, total, elapsed);
  const took = elapsed === undefined ? '' : ` · ${duration(elapsed)}`;
  const time = left === undefined ? took : ` · ${words.left(duration(left))}`;
  const name = escapeHtml(label || words.progress);
  const value = known ? ` aria-valuenow="${Math.round(part * 100)}"` : '';
  return `<div class="progress" role="progressbar" aria-label="${name}" aria-valuemin="0" aria-valuemax="100"${value}><i style="inline-size:${Math.round(part * 1000) / 10}%"></i></div><span class="progress-text">${name} <b>${displayNumber(done)}${known ? `/${displayNumber(total)}` : ''}</b>${time}</span>`;
}
