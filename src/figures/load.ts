/**
 * Wakes an explorable figure when the reader first reaches for it. Until then a page carries only this file, which names
 * no figure: it weighs the same however many there are. What the reader does while the figure's code is on its way is kept
 * and replayed, so no press is lost.
 */
const replayed = ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'click', 'change', 'figure-recall'];
const waiting = new WeakMap<Element, Event[]>();

async function wake(host: Element): Promise<void> {
  const events: Event[] = [];
  waiting.set(host, events);
  try {
    await (await import('./wake.ts')).wake(host);
    host.setAttribute('data-ready', '');
    for (const event of events) {
      event.target?.dispatchEvent(new (event.constructor as typeof Event)(event.type, event));
    }
  } catch {
    waiting.delete(host); // Offline, perhaps: the next touch tries again.
  }
}

function reach(event: Event): void {
  const target = event.target as Element;
  const host = target.closest?.('explorable-figure');
  if (!host || host.hasAttribute('data-ready')) return;
  if (!waiting.has(host)) void wake(host);
  if (!replayed.includes(event.type)) return;
  waiting.get(host)?.push(event);
  // Arrow keys on a handle are meant for the handle, not for scrolling the page.
  if (event.type === 'keydown' && target.closest('[role=slider]') && (event as KeyboardEvent).key !== 'Tab') {
    event.preventDefault();
  }
}

for (const type of ['pointerover', 'focusin', ...replayed]) document.addEventListener(type, reach);
