import { editor as words } from '../words/en/editor.ts';
import { onTabMode, tabMovesFocus } from './tab-mode.ts';

let hints = 0;

/**
 * A line under the code, there while the editor has the focus: Tab indents, so the way out must be in sight. The text
 * box refers to it, and a change is said.
 * @param host the editor's box, which holds the code and then the line
 * @param others what else the line holds
 * @returns the id that the text box refers to, and the way to remove the line
 */
export function addTabHint(host: HTMLElement, ...others: HTMLElement[]): { id: string; remove(): void } {
  const hint = document.createElement('p');
  hint.className = 'program-editor-hint';
  const text = document.createElement('span');
  hints += 1;
  text.id = `program-editor-hint-${hints}`;
  hint.append(text, ...others);
  // Apart from the line, which is hidden without the focus: a live region that appears is said like one that changes.
  const spoken = document.createElement('span');
  spoken.className = 'program-editor-spoken';
  spoken.setAttribute('aria-live', 'polite');
  const onMac = /Mac/.test(navigator.platform);
  const show = (movesFocus: boolean): void => {
    const shortcut = onMac ? 'Ctrl+Shift+M' : 'Ctrl+M';
    text.textContent = movesFocus ? words.tabMovesFocus(shortcut) : words.tabIndents(shortcut);
  };
  show(tabMovesFocus());
  const stop = onTabMode((movesFocus) => {
    show(movesFocus);
    // The choice holds for all editors of the page; one of them says so.
    spoken.textContent = host.contains(document.activeElement) ? text.textContent : '';
  });
  // A tablet may have a keyboard: its first Tab shows the line that a screen without keys has no use for.
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab') host.classList.add('has-keys');
  };
  host.addEventListener('keydown', onKey, { capture: true });
  host.append(hint, spoken);
  return {
    id: text.id,
    remove() {
      stop();
      host.removeEventListener('keydown', onKey, { capture: true });
      hint.remove();
      spoken.remove();
    },
  };
}
