import { find } from './markup.ts';

/**
 * Whether the page stands in a frame of another site, which could lay its own picture over it and so have Run pressed.
 * Hosts that send headers forbid that; where none are sent, the page sees for itself.
 */
export function isFramedElsewhere(): boolean {
  try {
    for (let view: Window = window; view !== view.parent; view = view.parent) {
      // Reading the address of another origin throws.
      if (view.parent.location.origin !== location.origin) return true;
    }
    return false;
  } catch {
    return true;
  }
}

/** Says in a playground that it does not run here, and where it does. */
export function sayFramed(root: HTMLElement): void {
  const status = find(root, 'status');
  if (status) status.textContent = 'Runs only outside a frame';
  if (root.querySelector('.playground-framed')) return;
  const notice = document.createElement('p');
  notice.className = 'playground-framed';
  const link = document.createElement('a');
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Open this page by itself';
  notice.append('Another site shows this page in a frame. Programs do not run there. ', link, '.');
  root.querySelector('.playground-bar')?.after(notice);
}
