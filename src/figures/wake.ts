/** What a page fetches when the reader first reaches for a figure: the list of all, and the kit that takes one over. */
import { type Load, figures as listed } from './index.ts';
import { takeOver } from './kit/take-over.ts';

/** By whatever name the page has. */
const figures: Partial<Record<string, Load>> = listed;

/** Fetches the figure of this name and takes it over. Rejects where the network does not give it. */
export async function wake(host: Element): Promise<void> {
  const name = host.getAttribute('name') ?? '';
  const loaded = await figures[name]?.();
  if (loaded) takeOver(host, name, loaded.figure);
}
