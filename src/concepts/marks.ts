import { hear } from '../../playground/store/local.ts';
import { recordsOf } from '../../playground/store/progress.ts';
import { wasRun } from '../../playground/store/runs.ts';
import { mayHaveAnything } from '../../playground/store/traces.ts';
import { words } from './words.en.ts';

/** Marks on the map what this browser knows of: exercises passed, programs run, self-tests answered. */
export async function markDone(map: HTMLElement): Promise<void> {
  if (await mayHaveAnything()) await mark(map);
  let pause: ReturnType<typeof setTimeout> | undefined;
  hear('playground-', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void mark(map), 500);
  });
}

async function mark(map: HTMLElement): Promise<void> {
  const [{ records: passed }, { records: answers }] = await Promise.all([
    recordsOf('passed'),
    recordsOf('answers'),
  ]);
  for (const item of map.querySelectorAll<HTMLElement>('.idea')) {
    const { slot, exercise } = item.dataset;
    const done = exercise && passed.has(exercise) ? 'solved' : slot && wasRun(slot) ? 'run' : undefined;
    const sign = item.querySelector('.idea-mark');
    if (!sign) continue;
    if (done) item.dataset['done'] = done;
    else delete item.dataset['done'];
    sign.textContent = done === undefined ? '' : done === 'solved' ? '✓' : '▸';
    for (const [attribute, value] of [
      ['role', 'img'],
      ['aria-label', done && words.marks[done]],
      ['title', done && words.marks[done]],
    ] as const) {
      if (done && value) sign.setAttribute(attribute, value);
      else sign.removeAttribute(attribute);
    }
  }
  for (const chapter of map.querySelectorAll<HTMLElement>('.map-chapter')) {
    const questions = (chapter.dataset['questions'] ?? '').split(' ').filter(Boolean);
    const right = questions.filter((id) => answers.get(id)?.right).length;
    const told = chapter.querySelector('[data-part="self-test"]');
    const some = questions.some((id) => answers.has(id));
    if (told) told.textContent = some ? words.selfTest(right, questions.length) : '';
  }
}
