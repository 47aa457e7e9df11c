import { code as words } from '../words/en/element.ts';

/** More lines than these are folded: beside the results, and where the results stand above the code. */
const most = { beside: 34, below: 10 };

/** The classes of the code by its lines, with a blank before them: the styles fold it by them. */
export function foldClass(lines: number): string {
  return (lines > most.below ? ' folds-below' : '') + (lines > most.beside ? ' folds-beside' : '');
}

/** Sets an element of the page to the number of lines that it holds now. */
export function foldBy(whole: HTMLElement, lines: number): void {
  if (whole.parentElement) whole.parentElement.className = `playground-program${foldClass(lines)}`;
  const label = whole.querySelector('summary');
  if (label) label.textContent = words.showAll(lines);
}
