const key = 'editor-tab-moves-focus';
const changes = new EventTarget();
let fallback = false;

/** Whether Tab leaves the editor (true) or indents (false). One choice for all editors and visits. */
export function tabMovesFocus(): boolean {
  try {
    return (localStorage.getItem(key) ?? String(fallback)) === 'true';
  } catch {
    return fallback;
  }
}

export function toggleTabMode(): void {
  fallback = !tabMovesFocus();
  try {
    localStorage.setItem(key, String(fallback));
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  changes.dispatchEvent(new Event('change'));
}

/** Calls back after every change, from whichever editor; returns the way to stop. */
export function onTabMode(listener: (movesFocus: boolean) => void): () => void {
  const listen = (): void => listener(tabMovesFocus());
  changes.addEventListener('change', listen);
  return () => changes.removeEventListener('change', listen);
}
