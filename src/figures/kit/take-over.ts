/** Gives a figure that the page already shows to the reader's hand: pointer, touch and keyboard. */
import type { Figure, Handle, Point } from './figure.ts';
import { choose, frame, press } from './frame.ts';
import { paintFields } from './paint-fields.ts';
import { patch } from './patch.ts';
import { player } from './player.ts';
import { pointing } from './pointing.ts';
import { type Settings, settingsOf, settle, withSettings } from './settings.ts';

/** How long the figure rests before its words change: short enough to follow, long enough not to chatter. */
const quiet = 250;

interface Grip<State> {
  readonly pointer: number;
  readonly svg: SVGSVGElement;
  readonly id: string;
  /** What the pointer moves: a handle, or what a grab moves in its place; undefined for a free point. */
  readonly hands: ((state: State) => readonly (Handle<State> | undefined)[]) | undefined;
  /** What each of their values was ahead of the pointer when it was taken. */
  readonly offsets: readonly number[];
}

/** Takes over the figure of this name drawn inside `host`; nothing visible changes until the reader acts. */
export function takeOver<State>(host: Element, name: string, figure: Figure<State>): void {
  const root = host.querySelector('.explorable');
  if (!root) return;
  let state = figure.initial;
  let grip: Grip<State> | undefined;
  let scheduled = false;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  function paint(): void {
    scheduled = false;
    patch(root as Element, frame(name, figure, state, { playing: playing.on }));
    if (figure.fields) paintFields(root as Element, figure.fields(state));
    light();
  }
  function repaint(): void {
    if (!scheduled) requestAnimationFrame(paint);
    scheduled = true;
  }
  /** @param keeping when the reader's setting is kept; what comes out of the store must not be written into it once more */
  function change(next: State, keeping: 'soon' | 'now' | 'never' = 'soon'): void {
    state = next;
    repaint();
    clearTimeout(speaking);
    if (keeping === 'now') tell();
    speaking = setTimeout(() => {
      const live = root?.querySelector('[data-live]');
      if (live) live.textContent = figure.describe(state);
      if (keeping === 'soon') tell();
    }, quiet);
  }
  /** Whoever keeps what readers set hears of it; undefined says that there is nothing to keep. */
  function tell(): void {
    const detail = settingsOf(figure, state);
    host.dispatchEvent(new CustomEvent('figure-set', { bubbles: true, detail }));
  }
  const light = pointing(host);
  const playing = player(() => figure.steps?.(state), change, repaint);
  function move(event: PointerEvent): void {
    if (!grip || event.pointerId !== grip.pointer) return;
    const point = locate(grip.svg, event);
    if (!grip.hands) {
      change(figure.drag?.(state, grip.id, point) ?? state);
      return;
    }
    let next = state;
    for (const [k, offset] of grip.offsets.entries()) {
      const handle = grip.hands(next)[k];
      if (handle) next = handle.set(settle(handle, handle.at(point) + offset));
    }
    change(next);
  }

  host.addEventListener('pointerdown', (raw) => {
    const event = raw as PointerEvent;
    const target = (event.target as Element).closest<SVGElement>('[data-handle],[data-grab],[data-drag]');
    const svg = target?.ownerSVGElement;
    if (!target || !svg || event.button > 0) return;
    event.preventDefault();
    playing.stop();
    const point = locate(svg, event);
    if (target.dataset.drag)
      grip = { pointer: event.pointerId, svg, id: target.dataset.drag, hands: undefined, offsets: [] };
    else {
      const grabbed =
        target.dataset.grab === undefined ? undefined : figure.grab?.(state, target.dataset.grab);
      if (grabbed) change(grabbed.state);
      const id = grabbed?.handle ?? target.dataset.handle ?? '';
      const hands = grabbed?.hands ?? ((now: State) => [figure.handles(now)[id]]);
      const held = hands(state);
      if (!held.every((handle) => handle !== undefined)) return;
      const offsets = held.map((handle) => handle.value - handle.at(point));
      grip = { pointer: event.pointerId, svg, id, hands, offsets };
      root.querySelector<SVGElement>(`[data-handle="${id}"]`)?.focus({ preventScroll: true });
    }
    try {
      // On the host, not on the target: what is drawn may be redrawn while it is held.
      host.setPointerCapture(event.pointerId);
    } catch {
      grip = undefined; // The finger was lifted before the figure had arrived.
    }
    if (target.dataset.drag) move(event);
  });
  host.addEventListener('pointermove', (event) => move(event as PointerEvent));
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    host.addEventListener(end, (event) => {
      // A touch is first captured by what it hit; that capture is lost to the host's own and ends nothing.
      if (end !== 'lostpointercapture' || event.target === host) grip = undefined;
    });
  }

  host.addEventListener('keydown', (raw) => {
    const event = raw as KeyboardEvent;
    const id = (event.target as Element).closest<SVGElement>('[data-handle]')?.dataset.handle;
    const handle = id === undefined ? undefined : figure.handles(state)[id];
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    const value = keyed(handle, event.key);
    if (value === undefined) return;
    event.preventDefault();
    playing.stop();
    change(handle.set(settle(handle, value)));
  });

  host.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLElement>('[data-action]');
    if (!target || target.getAttribute('aria-disabled') === 'true') return;
    const action = target.dataset.action ?? '';
    if (action === 'play' && figure.steps) return playing.toggle();
    playing.stop();
    change(press(figure, state, action));
  });
  // Settings that were kept; none where the reader has forgotten everything.
  host.addEventListener('figure-recall', (event) => {
    const { detail } = event as CustomEvent<Settings | undefined>;
    playing.stop();
    change(detail ? withSettings(figure, detail) : figure.initial, 'never');
  });
  host.addEventListener('change', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLSelectElement) || !target.dataset.choice) return;
    playing.stop();
    // A play that is started now would put it off to its end.
    change(choose(figure, state, target.dataset.choice, target.value), 'now');
  });
}

function locate(svg: SVGSVGElement, event: PointerEvent): Point {
  const matrix = svg.getScreenCTM();
  if (!matrix) return { x: 0, y: 0 };
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
}

function keyed(handle: Handle<unknown>, key: string): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return handle.value + handle.step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return handle.value - handle.step;
    case 'PageUp':
      return paged(handle, 1);
    case 'PageDown':
      return paged(handle, -1);
    case 'Home':
      return handle.min;
    case 'End':
      return handle.max;
    default:
      return undefined;
  }
}

function paged({ value, page, pageMultiples }: Handle<unknown>, way: 1 | -1): number {
  if (!pageMultiples) return value + way * page;
  return way > 0 ? (Math.floor(value / page) + 1) * page : (Math.ceil(value / page) - 1) * page;
}
