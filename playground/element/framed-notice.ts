import { framed as words } from '../words/en/framed.ts';
import { find } from './markup.ts';

/** Says in a playground that it does not run here, and where it does. */
export function sayFramed(root: HTMLElement): void {
  const status = find(root, 'status');
  if (status) status.textContent = words.onlyUnframed;
  if (root.querySelector('.playground-framed')) return;
  const notice = document.createElement('p');
  notice.className = 'playground-framed';
  const link = document.createElement('a');
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = words.openUnframed;
  notice.append(words.elsewhere, link, '.');
  root.querySelector('.playground-bar')?.after(notice);
}
