import { fold as words } from '../words/en/views.ts';
import { grouped } from './drawing/number-format.ts';
import { elementOf } from './live-view.ts';

/** More than these are folded. */
export const most = { lines: 20, rows: 24, views: 12 };

/** Stands after what is long, and shows all of it when it is opened; needs no script. */
export function foldHtml(label: string): string {
  return `<details class="results-fold"><summary>${label}</summary></details>`;
}

export const allLines = (count: number): string => words.allLines(grouped(count));
export const allRows = (count: number): string => words.allRows(grouped(count));
export const allViews = (count: number): string => words.allViews(grouped(count));

/** Sets what stands after `long` in the page to how much there is now; it is not shown before there is too much. */
export function setFold(
  long: HTMLElement,
  count: number,
  most: number,
  label: (count: number) => string,
): void {
  if (count <= most) return;
  long.classList.add('is-long');
  if (!long.nextElementSibling?.matches('.results-fold')) long.after(elementOf(foldHtml('')));
  const shown = long.nextElementSibling?.querySelector('summary');
  const text = label(count);
  if (shown && shown.textContent !== text) shown.textContent = text;
}
