/**
 * Marks what the reader has done on a page with exercises or a self-test. A page carries only this file and what notes a
 * result: the store is fetched when there is something to keep, or something may have been kept.
 */
import { maybe, progressFlag } from '../../playground/store/flags.ts';
import { notes } from '../../playground/store/result-notes.ts';
import { noteResult, questionOf } from './results.ts';

type Marking = typeof import('./marking.ts');

async function mark(act: (marking: Marking) => Promise<void>): Promise<void> {
  // Offline, perhaps: what the reader has done is noted, and taken in when this succeeds again.
  const marking = await import('./marking.ts').catch(() => undefined);
  if (marking) await act(marking);
}

const heard = ({ type, target }: Event): void => {
  const place = (target as Element).closest<HTMLElement>('.quiz, [data-exercise]');
  if (!place) return;
  noteResult(type, target as Element, place);
  void mark(({ heard }) => heard(type, target as Element, place));
};
for (const type of ['change', 'reset', 'exercise-passed']) document.addEventListener(type, heard);

// Answers that were chosen before this script was there.
for (const input of document.querySelectorAll('.quiz :checked'))
  input.dispatchEvent(new Event('change', { bubbles: true }));
const show = (): void => void mark(({ show }) => show(questionOf));
if (maybe(progressFlag) || notes().length > 0) show();
// Another tab has kept or forgotten something.
addEventListener('storage', ({ key }) => key === progressFlag && show());
