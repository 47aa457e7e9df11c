/**
 * Wakes an explorable figure when the reader first reaches for it. Until then a page carries only this file;
 * what the reader does while the figure's code is on its way is kept and replayed, so no press is lost.
 */
type Part = { mount(host: Element): void };

const parts: Record<string, () => Promise<Part>> = {
  'addition-neuron': () => import('./addition-neuron/element.ts'),
  'activation-explorer': () => import('./activation-explorer/element.ts'),
  'top-five-error': () => import('./top-five-error/element.ts'),
  'alexnet-layers': () => import('./alexnet-layers/element.ts'),
  'breakthrough-timeline': () => import('./breakthrough-timeline/element.ts'),
  'model-scoreboard': () => import('./model-scoreboard/element.ts'),
  'network-builder': () => import('./network-builder/element.ts'),
  'learning-loop': () => import('./learning-loop/element.ts'),
  'loss-landscape': () => import('./loss-landscape/element.ts'),
  'overfit-lab': () => import('./overfit-lab/element.ts'),
  'dropout-masks': () => import('./dropout-masks/element.ts'),
  'batch-statistics': () => import('./batch-statistics/element.ts'),
  'computation-graph': () => import('./computation-graph/element.ts'),
  'optimiser-race': () => import('./optimiser-race/element.ts'),
  'gpu-occupancy': () => import('./gpu-occupancy/element.ts'),
};
const replayed = ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'click', 'change'];
const waiting = new WeakMap<Element, Event[]>();

async function wake(host: Element, load: () => Promise<Part>): Promise<void> {
  const events: Event[] = [];
  waiting.set(host, events);
  try {
    (await load()).mount(host);
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
  const load = parts[host.getAttribute('name') ?? ''];
  if (!load) return;
  if (!waiting.has(host)) void wake(host, load);
  if (!replayed.includes(event.type)) return;
  waiting.get(host)?.push(event);
  // Arrow keys on a handle are meant for the handle, not for scrolling the page.
  if (event.type === 'keydown' && target.closest('[role=slider]') && (event as KeyboardEvent).key !== 'Tab') {
    event.preventDefault();
  }
}

for (const type of ['pointerover', 'focusin', ...replayed]) document.addEventListener(type, reach);
