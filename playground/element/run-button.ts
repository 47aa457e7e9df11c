import { allow } from '../page/buttons.ts';
import { busy, type State } from '../session/state.ts';
import { element as words } from '../words/en/element.ts';

/**
 * The button that is Run and, while a program runs, Stop: one element, so that the focus stays on it. Which of the two it
 * is stands in its `data-part`, and whoever listens goes by that.
 */
export class RunButton {
  readonly #button: HTMLElement;
  readonly #run: { label: string; title: string };

  constructor(button: HTMLElement, signal: AbortSignal) {
    this.#button = button;
    this.#run = { label: button.textContent ?? '', title: button.title };
    // Who presses twice in a row wanted one thing, and a key held down is one press.
    const again = (event: MouseEvent): void => {
      if (event.detail > 1) event.stopPropagation();
    };
    const held = (event: KeyboardEvent): void => {
      if (event.repeat) event.preventDefault();
    };
    button.addEventListener('click', again, { signal });
    button.addEventListener('keydown', held, { signal });
  }

  /** Where links lead to. */
  get place(): string {
    return this.#button.id;
  }

  show(state: State): void {
    const stops = busy(state);
    this.#button.dataset['part'] = stops ? 'stop' : 'run';
    this.#button.textContent = stops ? words.stop : this.#run.label;
    this.#button.title = stops ? '' : this.#run.title;
    allow(this.#button, state.phase !== 'stopping');
  }
}
