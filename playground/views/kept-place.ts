import { part } from './live-view.ts';

/** Parts of a result that keep the height they had, each for itself: what comes under one does not move then. */
const parts = ['results-views', 'results-console'];

/**
 * Keeps the place of a result while the next one comes, so that nothing jumps: the whole as high as it was, and what is
 * shown and printed each as high as before. A window of another width needs other heights: then the place is given up.
 */
export class KeptPlace {
  readonly #host: HTMLElement;
  #next: HTMLElement | undefined;
  #width = innerWidth;
  /** The heights of the legends of what stood there, by the titles of their views. */
  #legends = new Map<string, number>();

  constructor(host: HTMLElement) {
    this.#host = host;
    addEventListener('resize', this.#resized);
  }

  keep(shown: HTMLElement | undefined, next: HTMLElement): void {
    this.#next = next;
    this.#width = innerWidth;
    const { style } = this.#host;
    const kept = Math.max(Number.parseFloat(style.minBlockSize) || 0, this.#height());
    style.minBlockSize = `${kept}px`;
    this.#legends = new Map();
    if (!shown) return;
    for (const legend of shown.querySelectorAll<HTMLElement>('.view .legend'))
      this.#legends.set(titleOf(legend.closest('.view')), heightOf(legend));
    for (const name of parts) {
      const height = heightOf(part(shown, name));
      if (height === 0) continue;
      const place = part(next, name);
      place.style.minBlockSize = `${height}px`;
      place.dataset.kept = '';
    }
  }

  /** Keeps room for a new view's legend, whose curves come one by one. */
  keepLegend(view: HTMLElement): void {
    const height = this.#legends.get(titleOf(view));
    if (height !== undefined) view.style.setProperty('--legend-height', `${height}px`);
  }

  /** The height that what stands there needs, in pixels; it may have more, beside a longer program. */
  #height(): number {
    const { children } = this.#host.querySelector('.results') ?? this.#host;
    return [...children].reduce((sum, child) => sum + heightOf(child), 0);
  }

  release(): void {
    this.#host.style.minBlockSize = '';
    this.#legends.clear();
    for (const view of this.#next?.querySelectorAll<HTMLElement>('.view') ?? [])
      view.style.removeProperty('--legend-height');
    for (const name of parts) {
      const place = this.#next?.querySelector<HTMLElement>(`.${name}`);
      place?.style.removeProperty('min-block-size');
      place?.removeAttribute('data-kept');
    }
  }

  dispose(): void {
    removeEventListener('resize', this.#resized);
  }

  readonly #resized = (): void => {
    if (innerWidth !== this.#width) this.release();
  };
}

function titleOf(view: Element | null): string {
  return view?.querySelector('figcaption')?.textContent ?? '';
}

/** In fractions of a pixel: rounded, what comes next would be a little higher than what stood there. */
const heightOf = (element: Element): number => element.getBoundingClientRect().height;
