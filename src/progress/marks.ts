/**
 * Marks what the reader has done on a page with exercises or a self-test. A page carries only this file: the store is
 * fetched when there is something to keep, or something may have been kept.
 */
import { maybe, progressFlag } from '../../playground/store/flags.ts';

type Marking = typeof import('./marking.ts');

async function mark(act: (marking: Marking) => Promise<void>): Promise<void> {
  // Offline, perhaps: what is marked on the page stays there, and the next answer tries again.
  const marking = await import('./marking.ts').catch(() => undefined);
  if (marking) await act(marking);
}

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.closest('.quiz'))
    void mark(({ answered }) => answered(target));
});
document.addEventListener('reset', ({ target }) => {
  if (target instanceof HTMLFormElement && target.matches('.quiz'))
    void mark(({ cleared }) => cleared(target));
});
/** The playground says so, when a check has found nothing wrong. */
document.addEventListener('exercise-passed', ({ target }) => {
  const exercise = target instanceof Element ? target.closest<HTMLElement>('[data-exercise]') : null;
  if (exercise) void mark(({ passed }) => passed(exercise));
});

// Answers that were chosen before this script was there.
for (const input of document.querySelectorAll<HTMLInputElement>('.quiz input:checked'))
  void mark(({ answered }) => answered(input));
const show = (): void => void mark(({ show }) => show());
if (maybe(progressFlag)) show();
// Another tab has kept or forgotten something.
addEventListener('storage', ({ key }) => key === progressFlag && show());
