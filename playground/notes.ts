/** A choice that a note offers. */
export interface Choice {
  label: string;
  choose(): void;
}

/** Shows one short message above the code, with at most a few choices, and replaces the one before. */
export class Notes {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  show(message: string, choices: Choice[] = []): void {
    const text = document.createElement('span');
    text.textContent = message;
    const buttons = [...choices, { label: 'Dismiss', choose: () => {} }].map(({ label, choose }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => {
        this.clear();
        choose();
      });
      return button;
    });
    this.#host.replaceChildren(text, ...buttons);
    this.#host.hidden = false;
  }

  clear(): void {
    this.#host.hidden = true;
    this.#host.replaceChildren();
  }
}
