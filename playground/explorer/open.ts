import { openDataset } from '../runner/dataset-source.ts';
import { Explorer } from './explorer.ts';
import { subjectsOf } from './subjects.ts';

/** Downloads a data set, verifies it and puts what lets a reader look through it into the page. */
export async function openExplorer(
  { id, base }: { id: string; base: string },
  bar: HTMLElement,
  picture: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  const { card, bytes } = await openDataset(base, id, signal);
  new Explorer(id, subjectsOf(card, bytes), bar, picture);
}
