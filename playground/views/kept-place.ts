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
    if (!shown) return;
    for (const name of parts) part(next, name).style.minBlockSize = `${part(shown, name).offsetHeight}px`;
  }

  /** The height that what stands there needs, in pixels; it may have more, beside a longer program. */
  #height(): number {
    let height = 0;
    for (const child of this.#host.children) {
      const inside = child.classList.contains('results') ? child.lastElementChild : child;
      const top = inside === child ? inside : child;
      height += (inside ?? child).getBoundingClientRect().bottom - top.getBoundingClientRect().top;
    }
    return height;
  }

  release(): void {
    this.#host.style.minBlockSize = '';
    for (const name of this.#next ? parts : [])
      this.#next?.querySelector<HTMLElement>(`.${name}`)?.style.removeProperty('min-block-size');
  }

  dispose(): void {
    removeEventListener('resize', this.#resized);
  }

  readonly #resized = (): void => {
    if (innerWidth !== this.#width) this.release();
  };
}
