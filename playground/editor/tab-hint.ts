import { onTabMode, tabMovesFocus } from './tab-mode.ts';

/**
 * A line at the editor's lower edge, there while the editor has the focus: Tab indents, so the way out must be in
 * sight. It lies over the code's padding and takes no room of its own.
 * @param others what else the line holds
 * @returns the way to remove it
 */
export function addTabHint(host: HTMLElement, ...others: HTMLElement[]): () => void {
  const hint = document.createElement('p');
  hint.className = 'program-editor-hint';
  const text = document.createElement('span');
  hint.append(text, ...others);
  const onMac = /Mac/.test(navigator.platform);
  const show = (movesFocus: boolean): void => {
    const shortcut = onMac ? 'Ctrl+Shift+M' : 'Ctrl+M';
    text.textContent = movesFocus
      ? `Tab moves focus. ${shortcut} lets Tab indent`
      : `Tab indents. ${shortcut} lets Tab move focus`;
  };
  show(tabMovesFocus());
  const stop = onTabMode(show);
  host.append(hint);
  return () => {
    stop();
    hint.remove();
  };
}
