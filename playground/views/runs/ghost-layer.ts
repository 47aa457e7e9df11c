import { elementOf } from '../live-view.ts';

/** Where a live chart draws other runs: beneath its own, which is written anew with each frame while this stays. */
export class GhostLayer {
  readonly #under = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly #names = elementOf('<div class="ghost-names" aria-hidden="true"></div>');
  #drawn = ['', ''];

  constructor() {
    this.#under.setAttribute('class', 'ghosts');
    this.#under.setAttribute('viewBox', '0 0 1000 1000');
    this.#under.setAttribute('preserveAspectRatio', 'none');
    this.#under.setAttribute('aria-hidden', 'true');
  }

  /** Draws the lines and their names, and puts them back into the plot area. */
  draw(area: Element, lines: string, names: string): void {
    if (lines !== this.#drawn[0]) this.#under.innerHTML = lines;
    if (names !== this.#drawn[1]) this.#names.innerHTML = names;
    this.#drawn = [lines, names];
    if (lines !== '') area.prepend(this.#under, this.#names);
  }
}
