import type { Controller } from './controller.ts';
import { find, type Part } from './markup.ts';
import { mayHaveEdit } from './session/edit-flags.ts';

/**
 * The element on the page. It is all that a reader downloads before pressing anything, so it only waits for the
 * first press and then fetches the rest, which lives in `controller.ts`.
 */
class CodePlayground extends HTMLElement {
  #controller: Promise<Controller> | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
    this.addEventListener('keydown', this.#onKey);
    const fromLink = this.dataset['link'] !== undefined && location.hash.includes('code=');
    // A kept edit is shown at once: the reader comes back to their own text.
    if (fromLink || mayHaveEdit(this.dataset['program'] ?? '')) void this.#load();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
    this.removeEventListener('keydown', this.#onKey);
    void this.#controller?.then((controller) => controller.dispose());
    this.#controller = undefined;
  }

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('button[data-part]') : null;
    if (button instanceof HTMLElement) void this.#press(button.dataset['part'] as Part);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void this.#press('run');
  };

  async #press(part: Part): Promise<void> {
    try {
      (await this.#load()).press(part);
    } catch (error) {
      const status = find(this, 'status');
      if (status)
        status.textContent = `Failed: the playground could not be loaded (${String(error)}). Press again.`;
      this.#controller = undefined;
    }
  }

  #load(): Promise<Controller> {
    this.#controller ??= import('./controller.ts').then(({ Controller }) => new Controller(this));
    return this.#controller;
  }
}

if (!customElements.get('code-playground')) customElements.define('code-playground', CodePlayground);
