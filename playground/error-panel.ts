import type { ProgramError } from './protocol/events.ts';

/** What went wrong, where, and what to try. */
export class ErrorPanel {
  readonly #host: HTMLElement;
  readonly #goTo: (line: number) => void;

  constructor(host: HTMLElement, goTo: (line: number) => void) {
    this.#host = host;
    this.#goTo = goTo;
  }

  show({ message, hint, line }: ProgramError): void {
    const what = document.createElement('p');
    const strong = document.createElement('strong');
    strong.textContent = message;
    what.append(strong);
    if (line) what.append(' ', this.#lineButton(line));
    this.#host.replaceChildren(what);
    if (hint) {
      const advice = document.createElement('p');
      advice.textContent = hint;
      this.#host.append(advice);
    }
    this.#host.hidden = false;
  }

  clear(): void {
    this.#host.hidden = true;
    this.#host.replaceChildren();
  }

  #lineButton(line: number): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `Go to line ${line}`;
    button.addEventListener('click', () => this.#goTo(line));
    return button;
  }
}
