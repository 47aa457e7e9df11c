/** The table of models carries only this: the store is fetched with the reader's first movement on the page, and after a run. */
const zoo = document.querySelector<HTMLElement>('model-zoo');

async function show(): Promise<void> {
  // Offline, perhaps: the author's models stand there all the same.
  const loaded = await import('./show-models.ts').catch(() => undefined);
  if (zoo) await loaded?.showModels(zoo);
}

const still = new AbortController();
function moved(): void {
  still.abort();
  void show();
}
for (const type of ['keydown', 'pointerdown', 'pointermove'])
  document.addEventListener(type, moved, { signal: still.signal });
document.addEventListener('models-kept', show);

export {};
