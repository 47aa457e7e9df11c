import { makeButton } from '../page/buttons.ts';
import type { ProgramError } from '../protocol/events.ts';
import { errors as words } from '../words/en/element.ts';
import { say } from '../words/en/sayings.ts';

/** Letters of a message that are shown before the reader asks for all of it. */
const maxShown = 600;

/** What went wrong, where, and what to try. */
export class ErrorPanel {
  readonly #host: HTMLElement;
  readonly #goTo: (line: number) => void;

  constructor(host: HTMLElement, goTo: (line: number) => void) {
    this.#host = host;
    this.#goTo = goTo;
  }

  show(error: ProgramError): void {
    const { hint, line } = error;
    const message = say(error.message);
    const what = document.createElement('p');
    const strong = document.createElement('strong');
    strong.textContent = message.length > maxShown ? `${message.slice(0, maxShown)}…` : message;
    what.append(strong);
    if (message.length > maxShown) {
      // As high with a part of the message as with all of it.
      strong.className = 'error-long';
      what.append(' ', this.#allButton(strong, message));
    }
    if (line) what.append(' ', this.#lineButton(line));
    // What went wrong is said anew even after the rest of another message was shown in silence.
    this.#host.setAttribute('aria-live', 'polite');
    this.#host.replaceChildren(what);
    if (hint) {
      const advice = document.createElement('p');
      advice.textContent = say(hint);
      this.#host.append(advice);
    }
    this.#host.hidden = false;
  }

  clear(): void {
    this.#host.hidden = true;
    this.#host.replaceChildren();
  }

  /** A program can throw an error of any length: all of it comes into a box of its own, which scrolls. */
  #allButton(shown: HTMLElement, message: string): HTMLButtonElement {
    return makeButton(words.showAll(message.length), (button) => {
      // An alert is said as a whole whenever a part of it changes; the box is read because it gets the focus.
      this.#host.setAttribute('aria-live', 'off');
      shown.textContent = message;
      shown.tabIndex = 0;
      shown.focus();
      // Its room stays: nothing below moves.
      button.style.visibility = 'hidden';
    });
  }

  #lineButton(line: number): HTMLButtonElement {
    return makeButton(words.goToLine(line), () => this.#goTo(line));
  }
}
