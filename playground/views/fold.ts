import { fold as words } from '../words/en/views.ts';
import { grouped } from './drawing/number-format.ts';

/** More than these are folded. */
export const most = { lines: 20, rows: 24, views: 12 };

/** Stands after what is long, and shows all of it when it is opened; needs no script. */
export function foldHtml(label: string, hidden: boolean): string {
  return `<details class="results-fold"${hidden ? ' hidden' : ''}><summary><span>${label}</span><span>${words.fewer}</span></summary></details>`;
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
  const isLong = count > most;
  long.classList.toggle('is-long', isLong);
  const fold = long.nextElementSibling;
  if (!(fold instanceof HTMLElement) || !fold.classList.contains('results-fold')) return;
  fold.hidden = !isLong;
  const text = label(count);
  const shown = fold.querySelector('span');
  if (isLong && shown && shown.textContent !== text) shown.textContent = text;
}
