import { makeButton } from '../../playground/page/buttons.ts';
import type { Refusal } from '../../playground/store/refusal.ts';
import { someEndWithPage } from '../../playground/store/result-notes.ts';
import { refusals } from '../../playground/words/en/store.ts';

/** Says in an exercise or a self-test that the browser does not keep its results, once, and takes it back when it does. */
export function notKept(host: HTMLElement, refusal: Refusal | undefined): void {
  const before = host.querySelector<HTMLElement>('.not-kept');
  if (before?.dataset['why'] === refusal) return;
  before?.remove();
  if (!refusal) return;
  const note = document.createElement('p');
  note.className = 'not-kept';
  note.dataset['why'] = refusal;
  note.setAttribute('role', 'status');
  host.append(note);
  // What comes into a live region is heard; what it came with may not be.
  note.append(wordsOf(refusal));
  if (refusal === 'newer') return;
  const save = makeButton('Save your work as a file', () => {
    void import('./save-work.ts').then(({ saveWork }) => saveWork());
  });
  note.append(' ', save);
}

/** Why something could not be done, as a sentence. */
export const whyOf = (refusal: Refusal): string =>
  refusal === 'newer'
    ? 'Your results belong to a newer edition of this site and are untouched. Reload the page to see them.'
    : `${refusals[refusal]}.`;

/** Why results are not kept, and what becomes of them. */
export function wordsOf(refusal: Refusal): string {
  if (refusal === 'newer') return whyOf(refusal);
  return someEndWithPage()
    ? `${refusals[refusal]}: what is not kept yet lasts until this page is closed.`
    : `${refusals[refusal]}: what is not kept yet is noted in this browser, and tried again later.`;
}
