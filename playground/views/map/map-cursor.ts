import { escapeHtml } from '../drawing/escape.ts';
import type { Point } from './geo-view.ts';
import type { MapLayout } from './map-layout.ts';
import { type MapReading, mapStops, readCell, readMap, readStop } from './map-reading.ts';

interface CursorHost {
  layout(): MapLayout;
  frame(): number;
  /** Turns the globe so that a longitude and latitude lie in its middle. */
  turn(centre: Point): void;
}

/** Where the cursor is: on a place, or on one of the stops; nowhere. */
type Spot = { place: Point } | { stop: number } | undefined;

/**
 * Reads a map's values, the same place in all its panels: by pointer, and by arrow keys. Dragging and arrow keys turn
 * a globe, whose middle is then what is read.
 */
export class MapCursor {
  readonly #root: HTMLElement;
  readonly #host: CursorHost;
  readonly #spoken = document.createElement('p');
  #spot: Spot;
  #drag: { x: number; y: number; centre: Point } | undefined;

  constructor(root: HTMLElement, host: CursorHost) {
    this.#root = root;
    this.#host = host;
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    root.append(this.#spoken);
  }

  /** Listens to panels that have just been written. */
  attach(): void {
    for (const area of this.#areas()) {
      area.addEventListener('pointerdown', (event) => this.#press(area, event));
      area.addEventListener('pointermove', (event) => this.#move(area, event));
      area.addEventListener('pointerup', () => this.#release());
      area.addEventListener('pointercancel', () => this.#release());
      area.addEventListener('pointerleave', () => this.#set(undefined));
      area.addEventListener('blur', () => this.#set(undefined));
      area.addEventListener('keydown', (event) => this.#key(event));
    }
  }

  /** Writes the values anew: the frame or the view has changed. */
  refresh(): MapReading | undefined {
    const reading = this.#reading();
    const { view } = this.#host.layout();
    const at = reading && view.place(...reading.place);
    this.#areas().forEach((area, i) => {
      area.querySelector('.map-cross')?.remove();
      area.querySelector('.readout')?.remove();
      if (!reading || !at) return;
      const [left, top] = [at[0] / view.width, at[1] / view.height];
      const side = `${left > 0.5 ? 'at-left' : 'at-right'} ${top > 0.5 ? 'at-top' : 'at-bottom'}`;
      const value = reading.values[i] ?? '';
      area.insertAdjacentHTML(
        'beforeend',
        `<i class="map-cross" style="left:${left * 100}%;top:${top * 100}%"></i><div class="readout ${side}"><p>${escapeHtml(reading.where)}</p><b>${escapeHtml(value)}</b></div>`,
      );
    });
    return reading;
  }

  #areas(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.map-area')];
  }

  #reading(): MapReading | undefined {
    const layout = this.#host.layout();
    const frame = this.#host.frame();
    if (!this.#spot) return undefined;
    if ('place' in this.#spot) return readCell(layout, frame, this.#spot.place);
    const stop = mapStops(layout.map)[this.#spot.stop];
    return stop && readStop(layout, frame, stop);
  }

  #set(spot: Spot): MapReading | undefined {
    this.#spot = spot;
    return this.refresh();
  }

  #press(area: HTMLElement, event: PointerEvent): void {
    const { view } = this.#host.layout();
    if (view.kind === 'orthographic') {
      this.#drag = { x: event.clientX, y: event.clientY, centre: view.centre };
      area.setPointerCapture(event.pointerId);
      area.classList.add('is-turning');
    }
    this.#move(area, event);
  }

  #move(area: HTMLElement, event: PointerEvent): void {
    const layout = this.#host.layout();
    const { view } = layout;
    const box = area.getBoundingClientRect();
    if (this.#drag) {
      // A quarter of a turn brings the edge of the globe to its middle.
      const perPixel = 115 / box.width;
      const [longitude, latitude] = this.#drag.centre;
      const east = longitude - (event.clientX - this.#drag.x) * perPixel;
      const north = latitude + (event.clientY - this.#drag.y) * perPixel;
      this.#turn(east, north);
      return;
    }
    const at: Point = [
      ((event.clientX - box.left) / box.width) * view.width,
      ((event.clientY - box.top) / box.height) * view.height,
    ];
    const reading = readMap(layout, this.#host.frame(), at);
    this.#set(undefined);
    if (!reading) return;
    const stop = mapStops(layout.map).findIndex(
      ({ place }) => place[0] === reading.place[0] && place[1] === reading.place[1],
    );
    this.#set(stop >= 0 ? { stop } : { place: reading.place });
  }

  #release(): void {
    this.#drag = undefined;
    for (const area of this.#areas()) area.classList.remove('is-turning');
  }

  #turn(longitude: number, latitude: number): void {
    const east = ((((longitude + 180) % 360) + 360) % 360) - 180;
    this.#host.turn([east, Math.max(-90, Math.min(90, latitude))]);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#set(undefined);
    const jump = event.shiftKey ? 6 : 1;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-jump, 0],
      ArrowRight: [jump, 0],
      ArrowUp: [0, jump],
      ArrowDown: [0, -jump],
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const reading = this.#step(move);
    if (!reading) return;
    const { map } = this.#host.layout();
    const values = map.panels
      .map(({ name }, i) => `${name} ${reading.values[i] ?? ''}`.trim())
      .filter(Boolean);
    this.#spoken.textContent = [reading.where, values.join(', ')].filter(Boolean).join(': ');
  }

  #step([east, north]: [number, number]): MapReading | undefined {
    const layout = this.#host.layout();
    const { view, map } = layout;
    const { grid } = map.spec;
    if (view.kind === 'orthographic') {
      this.#turn(view.centre[0] + 5 * east, view.centre[1] + 5 * north);
      return this.#set({ place: this.#host.layout().view.centre });
    }
    const stops = mapStops(map);
    const known = this.#spot;
    if (!grid) {
      if (stops.length === 0) return undefined;
      const here = known && 'stop' in known ? known.stop + east - north : 0;
      return this.#set({ stop: Math.max(0, Math.min(stops.length - 1, here)) });
    }
    const from = this.#reading()?.place;
    if (!from) return this.#set({ place: view.centre });
    const { longitudes, latitudes } = grid;
    const stepped = (axis: number[] | undefined, count: number, value: number, by: number): number => {
      const own = axis ?? Array.from({ length: count }, (_, i) => i);
      const nearest = own.reduce(
        (best, one, i) => (Math.abs(one - value) < Math.abs((own[best] as number) - value) ? i : best),
        0,
      );
      return own[Math.max(0, Math.min(count - 1, nearest + by))] as number;
    };
    // Rows may run either way; in a plain map they run down.
    const rising = latitudes ? (latitudes[0] ?? 0) < (latitudes.at(-1) ?? 0) : false;
    const longitude = stepped(longitudes, grid.columns, from[0], east);
    return this.#set({ place: [longitude, stepped(latitudes, grid.rows, from[1], rising ? north : -north)] });
  }
}
