import { runs as words } from '../../words/en/views.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { elementOf, part } from '../live-view.ts';
import { sampleOf } from './ghost-svg.ts';
import { mostPinned, type RunChoice } from './kept-runs.ts';

interface CompareRowActions {
  /** Shows a run beside the reader's, or no longer. */
  toggle(key: string): void;
  /** Keeps the reader's run, or no longer. */
  pin(): void;
}

const html = `<div class="compare" role="group" aria-label="${words.compareWith}"><span class="compare-title" aria-hidden="true">${words.compareWith}:</span><button type="button" class="button compare-pin" aria-pressed="false" title="${words.pinTitle(mostPinned)}">${words.pin}</button><span class="compare-kept" hidden>${words.keptWhile}</span></div>`;

/** The row of runs that the reader's can be compared with, each a button that is pressed while its curves are shown. */
export class CompareRow {
  readonly element = elementOf(html);
  readonly #actions: CompareRowActions;
  readonly #buttons = new Map<string, HTMLElement>();

  constructor(actions: CompareRowActions) {
    this.#actions = actions;
    part(this.element, 'compare-pin').addEventListener('click', actions.pin);
  }

  /** A run begins: the row takes its place, and is seen when there is something to compare. */
  begin(choices: readonly RunChoice[]): void {
    this.element.classList.add('is-waiting');
    this.update(choices, false);
  }

  show(): void {
    this.element.classList.remove('is-waiting');
  }

  /** Buttons that stand there keep their place, and with it the focus. */
  update(choices: readonly RunChoice[], pinned: boolean): void {
    const pin = part(this.element, 'compare-pin');
    pin.setAttribute('aria-pressed', String(pinned));
    part(this.element, 'compare-kept').hidden = !pinned;
    part(this.element, 'compare-title').hidden = choices.length === 0;
    for (const [key, button] of this.#buttons) {
      if (choices.some((choice) => choice.key === key)) continue;
      button.remove();
      this.#buttons.delete(key);
    }
    let place = part(this.element, 'compare-title').nextElementSibling;
    for (const { key, label, details, pressed, mark } of choices) {
      const button = this.#buttons.get(key) ?? this.#add(key);
      button.innerHTML = `${sampleOf({ mark, colour: undefined })}${escapeHtml(label)}`;
      button.title = details;
      button.setAttribute('aria-pressed', String(pressed));
      if (place === button) place = button.nextElementSibling;
      else (place ?? pin).before(button);
    }
  }

  #add(key: string): HTMLElement {
    const button = elementOf('<button type="button" class="button compare-run"></button>');
    button.addEventListener('click', () => this.#actions.toggle(key));
    this.#buttons.set(key, button);
    return button;
  }
}
