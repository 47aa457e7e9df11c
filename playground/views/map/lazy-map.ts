import { map as words } from '../../words/en/views.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import type { MapResult } from './state.ts';

/** A map that fetches what draws maps, coastlines among it, when the first one is to be drawn. */
export class LazyMap implements LiveView {
  element: HTMLElement;
  #live: LiveView | undefined;

  constructor(map: () => MapResult) {
    this.element = elementOf(
      `<figure class="view view-map"><div class="view-head"><figcaption>${escapeHtml(map().spec.title)}</figcaption></div><p class="map-waiting" role="status">${words.drawing}</p></figure>`,
    );
    void this.#load(map);
  }

  update(): void {
    this.#live?.update();
  }

  async #load(map: () => MapResult): Promise<void> {
    try {
      const { LiveMap } = await import('./live-map.ts');
      const live = new LiveMap(map);
      this.element.replaceWith(live.element);
      this.element = live.element;
      this.#live = live;
    } catch {
      const waiting = part(this.element, 'map-waiting');
      waiting.textContent = words.notLoaded;
    }
  }
}
