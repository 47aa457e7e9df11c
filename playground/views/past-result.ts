/** Marks a result as one that is about to be replaced: dimmed, and said in its note. */
export function dim(root: HTMLElement): void {
  root.classList.add('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (!note || note.dataset['was'] !== undefined) return;
  note.dataset['was'] = note.textContent ?? '';
  note.textContent = `${note.dataset['was'].replace(/^Your run/, 'Your last run')} · yours is coming`;
}

/** The new run ended with nothing to show: what stands there stays, and is not taken for its result. */
export function keepAsLast(root: HTMLElement): void {
  root.classList.remove('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (!note) return;
  const text = note.dataset['was'] ?? note.textContent ?? '';
  note.textContent = text.replace(/^Your run/, 'Your last run');
  delete note.dataset['was'];
}
