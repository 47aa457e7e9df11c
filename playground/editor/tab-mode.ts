import { keepPreference, preferred } from '../store/preferences.ts';

const key = 'editor-tab-moves-focus';
const changes = new EventTarget();
let fallback = false;

/** Whether Tab leaves the editor (true) or indents (false). One choice for all editors and visits. */
export function tabMovesFocus(): boolean {
  return (preferred(key) ?? String(fallback)) === 'true';
}

export function toggleTabMode(): void {
  fallback = !tabMovesFocus();
  // Where storage is refused, the choice lasts as long as the page.
  keepPreference(key, fallback ? 'true' : 'false');
  changes.dispatchEvent(new Event('change'));
}

/** Calls back after every change, from whichever editor; returns the way to stop. */
export function onTabMode(listener: (movesFocus: boolean) => void): () => void {
  const listen = (): void => listener(tabMovesFocus());
  changes.addEventListener('change', listen);
  return () => changes.removeEventListener('change', listen);
}
