/**
 * Figures stand as the reader has left them. A page carries only this file: the store is fetched when a figure is set, or
 * when one may have been.
 */
import { figurePrefix } from '../../playground/store/flags.ts';
import { keys } from '../../playground/store/local.ts';

type Kept = typeof import('./kept-figures.ts');

async function withKept(act: (kept: Kept) => void): Promise<void> {
  // Offline, perhaps: the next setting tries again.
  const kept = await import('./kept-figures.ts').catch(() => undefined);
  if (kept) act(kept);
}

document.addEventListener('figure-set', (event) => void withKept(({ keep }) => keep(event)));
if (keys(figurePrefix).length > 0) void withKept(({ recall }) => recall());
