import { results as words } from '../words/en/views.ts';

/** Marks a result as one that is about to be replaced: dimmed, and said in its note. */
export function dim(root: HTMLElement): void {
  root.classList.add('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (!note || note.dataset['was'] !== undefined) return;
  note.dataset['was'] = note.textContent ?? '';
  note.textContent = `${asLast(note.dataset['was'])} · ${words.coming}`;
}

/** The new run ended with nothing to show: what stands there stays, and is not taken for its result. */
export function keepAsLast(root: HTMLElement): void {
  root.classList.remove('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (!note) return;
  const text = note.dataset['was'] ?? note.textContent ?? '';
  note.textContent = asLast(text);
  delete note.dataset['was'];
}

function asLast(note: string): string {
  return note.startsWith(words.yourRun) ? words.yourLastRun + note.slice(words.yourRun.length) : note;
}
