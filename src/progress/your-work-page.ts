/**
 * The page "Your work" carries only this file: the store is fetched when this browser may keep something, when another tab
 * keeps something, or when a button is pressed.
 */
import { hear } from '../../playground/store/local.ts';
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

const show = (): void => void act((work) => work.show());
let pause: ReturnType<typeof setTimeout> | undefined;
// Another tab writes with each letter that is typed in it, and into the database after a pause.
hear('playground-', () => {
  clearTimeout(pause);
  pause = setTimeout(show, 500);
});
// A page that comes back out of the cache has slept through what other tabs said.
addEventListener('pageshow', ({ persisted }) => persisted && show());
if (await mayHaveAnything()) show();
