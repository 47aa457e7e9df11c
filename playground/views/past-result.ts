/** Marks a result as one that is about to be replaced: dimmed, and said in its note. */
export function dim(root: HTMLElement): void {
  root.classList.add('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (!note || note.dataset['was'] !== undefined) return;
  note.dataset['was'] = note.textContent ?? '';
  note.textContent = `${note.dataset['was'].replace(/^Your run/, 'Your last run')} · yours is coming`;
}

/** Takes the mark away: the new run ended with nothing to show. */
export function undim(root: HTMLElement): void {
  root.classList.remove('is-past');
  const note = root.querySelector<HTMLElement>('.results-note');
  if (note?.dataset['was'] === undefined) return;
  note.textContent = note.dataset['was'];
  delete note.dataset['was'];
}
