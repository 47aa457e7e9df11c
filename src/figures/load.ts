/**
 * Wakes an explorable figure when the reader first reaches for it. Until then a page carries only this file;
 * what the reader does while the figure's code is on its way is kept and replayed, so no press is lost.
 */
import { type Load, figures as listed } from './index.ts';

/** By whatever name the page has. */
const figures: Partial<Record<string, Load>> = listed;

const replayed = ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'click', 'change'];
const waiting = new WeakMap<Element, Event[]>();

async function wake(host: Element, name: string, load: Load): Promise<void> {
  const events: Event[] = [];
  waiting.set(host, events);
  try {
    const [{ takeOver }, { figure }] = await Promise.all([import('./kit/take-over.ts'), load()]);
    takeOver(host, name, figure);
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
  const name = host.getAttribute('name') ?? '';
  const load = figures[name];
  if (!load) return;
  if (!waiting.has(host)) void wake(host, name, load);
  if (!replayed.includes(event.type)) return;
  waiting.get(host)?.push(event);
  // Arrow keys on a handle are meant for the handle, not for scrolling the page.
  if (event.type === 'keydown' && target.closest('[role=slider]') && (event as KeyboardEvent).key !== 'Tab') {
    event.preventDefault();
  }
}

for (const type of ['pointerover', 'focusin', ...replayed]) document.addEventListener(type, reach);
