import { makeButton } from '../page/buttons.ts';
import { element as words } from '../words/en/element.ts';

/** A choice that a note offers. */
export interface Choice {
  label: string;
  choose(): void;
}

/** A note's parts: the page's own words, and elements for what is not the page's. */
export type Message = string | readonly (string | Node)[];

/** Short messages of a playground, each with at most a few choices. They stand in a live region, and so are heard. */
export class Notes {
  readonly #host: HTMLElement;
  readonly #focusAfter: () => void;
  #removeAnswer = (): void => {};

  /** @param focusAfter gives the focus a place when the note that had it is gone */
  constructor(host: HTMLElement, focusAfter: () => void) {
    this.#host = host;
    this.#focusAfter = focusAfter;
  }

  /** Answers a press, in place of the last answer. Like `add` it returns what takes the note away. */
  show(message: Message, choices: Choice[] = []): () => void {
    this.#removeAnswer();
    this.#removeAnswer = this.add(message, choices);
    return this.#removeAnswer;
  }

  /** Says something besides what is said already. */
  add(message: Message, choices: Choice[] = []): () => void {
    const note = document.createElement('p');
    const text = document.createElement('span');
    text.append(...(typeof message === 'string' ? [message] : message));
    const remove = (): void => {
      const hadFocus = note.contains(document.activeElement);
      note.remove();
      if (hadFocus) this.#focusAfter();
    };
    const buttons = [...choices, { label: words.dismiss, choose: () => {} }].map(({ label, choose }) =>
      makeButton(label, () => {
        remove();
        choose();
      }),
    );
    note.append(text, ...buttons);
    this.#host.append(note);
    return remove;
  }

  /** Takes all notes away: they were about another program. */
  clear(): void {
    const hadFocus = this.#host.contains(document.activeElement);
    this.#host.replaceChildren();
    if (hadFocus) this.#focusAfter();
  }
}
