/** The table of models carries only this: the store is fetched where this browser may keep something, and after a run. */
import { mayHaveAnything } from '../../playground/store/traces.ts';

const zoo = document.querySelector<HTMLElement>('model-zoo');

async function show(): Promise<void> {
  // Offline, perhaps: the author's models stand there all the same.
  const loaded = await import('./show-models.ts').catch(() => undefined);
  if (zoo) await loaded?.showModels(zoo);
}

if (zoo) {
  if (await mayHaveAnything()) void show();
  document.addEventListener('models-kept', () => void show());
}
