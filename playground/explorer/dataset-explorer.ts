import { allow, isAllowed } from '../page/buttons.ts';

/**
 * A data set to look through, on its page. Before the press it is a picture that the build drew; the press fetches
 * the data and what draws them. Its one word before that stands in the page: all others come with the press.
 */
class DatasetExplorer extends HTMLElement {
  readonly #gone = new AbortController();

  connectedCallback(): void {
    this.#part('open').addEventListener('click', () => void this.#open());
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  async #open(): Promise<void> {
    const [button, status] = [this.#part('open'), this.#part('status')];
    if (!isAllowed(button)) return;
    const [bar, picture] = [this.#part('bar'), this.#part('picture')];
    allow(button, false);
    const { id = '', base = '', loading = '' } = this.dataset;
    status.textContent = loading;
    try {
      const { openExplorer } = await import('./open.ts');
      await openExplorer({ id, base }, bar, picture, this.#gone.signal);
      button.hidden = true;
      status.textContent = '';
      // Nothing to choose: the bar goes with its button.
      if (bar.hidden) this.#part('head').hidden = true;
      (bar.querySelector('select') ?? picture.querySelector<HTMLElement>('[tabindex]'))?.focus();
    } catch (error) {
      allow(button, true);
      status.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  #part(name: string): HTMLElement {
    return this.querySelector(`[data-part="${name}"]`) as HTMLElement;
  }
}

customElements.define('dataset-explorer', DatasetExplorer);
