/**
 * The page "Your work" carries only this file: the store is fetched when this browser may keep something, or when a button
 * is pressed.
 */
import { mayHaveAnything } from '../../playground/store/traces.ts';
import type { YourWork } from './your-work.ts';

const page = document.querySelector<HTMLElement>('your-work');
const part = <T extends HTMLElement>(name: string): T | null | undefined =>
  page?.querySelector<T>(`[data-part="${name}"]`);
let loaded: Promise<YourWork> | undefined;

async function act(what: (work: YourWork) => Promise<void>): Promise<void> {
  if (!page) return;
  try {
    loaded ??= import('./your-work.ts').then(({ YourWork }) => new YourWork(page));
    await what(await loaded);
  } catch {
    loaded = undefined;
    const status = part('status');
    if (status) status.textContent = 'This did not work: is the network there? Reload the page to try again.';
  }
}

const file = part<HTMLInputElement>('file');
part('save')?.addEventListener('click', () => void act((work) => work.save()));
part('choose')?.addEventListener('click', () => file?.click());
file?.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  if (chosen) void act((work) => work.takeIn(chosen));
  // The same file can be chosen again.
  file.value = '';
});
part('forget')?.addEventListener('click', () => void act((work) => work.forget()));
if (await mayHaveAnything()) void act((work) => work.show());
