import { map as words } from '../../words/en/views.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { Flip } from '../runs/flip.ts';
import type { Others } from '../runs/other-run.ts';
import type { MapResult, Maps } from './state.ts';
import { turnedMap } from './turned-map.ts';

/** A map that fetches what draws maps, coastlines among it, when the first one is to be drawn. */
export class LazyMap implements LiveView {
  element: HTMLElement;
  readonly #flip: Flip<MapResult, Maps>;
  #live: LiveView | undefined;

  constructor(map: () => MapResult, others: Others<Maps> = () => []) {
    this.#flip = new Flip(map, others, turnedMap);
    this.element = elementOf(
      `<figure class="view view-map"><div class="view-head"><figcaption>${escapeHtml(map().spec.title)}</figcaption></div><p class="map-waiting" role="status">${words.drawing}</p></figure>`,
    );
    void this.#load();
  }

  update(): void {
    this.#flip.update();
    this.#live?.update();
  }

  async #load(): Promise<void> {
    try {
      const { LiveMap } = await import('./live-map.ts');
      const live = new LiveMap(() => this.#flip.shown());
      this.element.replaceWith(live.element);
      this.element = live.element;
      this.#live = live;
      this.#flip.attach(live.element, () => live.update());
    } catch {
      const waiting = part(this.element, 'map-waiting');
      waiting.textContent = words.notLoaded;
    }
  }
}
