import { isNoted, note } from '../../playground/store/result-notes.ts';

/** Notes what the reader has done in a self-test or an exercise, at once: they may leave before anything is loaded. */
export function noteResult(type: string, target: Element, place: HTMLElement): void {
  const at = Date.now();
  if (type === 'exercise-passed') {
    const id = place.dataset['exercise'] ?? '';
    // The first pass counts.
    if (!isNoted('passed', id)) note('passed', id, { at });
  } else if (type === 'reset') {
    for (const question of place.querySelectorAll('.question'))
      note('answers', questionOf(question), undefined);
  } else {
    const question = target.closest('.question');
    const right = target.closest('.right') !== null;
    if (question) note('answers', questionOf(question), { choice: target.id, right, at });
  }
}

/** The question's own id; the element's says besides what it is. */
export const questionOf = ({ id }: Element): string => id.replace(/^question-/, '');
