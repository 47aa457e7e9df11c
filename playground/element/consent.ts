import type { AskedHost } from '../archive/address.ts';
import { makeButton } from '../page/buttons.ts';
import { consent as words } from '../words/en/element.ts';

/** Keys and clicks that were meant for something else come within this time after the question appears. */
const pauseMs = 500;
/** Whoever has a domain chooses how long the names under it are, and must not choose how large the button is. */
const longestName = 40;

let questions = 0;

/** Asks the reader, inside the playground, whether its program may read from another host. */
export class Consent {
  readonly #above: HTMLElement;

  /** @param above the element that the question is put in front of */
  constructor(above: HTMLElement) {
    this.#above = above;
  }

  /** Resolves with the reader's answer; Escape and an aborted signal are a no. */
  ask(host: AskedHost, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const before = document.activeElement;
    const name = host.name.length > longestName ? host.domain + host.after : host.name;
    const allow = makeButton(words.allow(name), () => close(true));
    const refuse = makeButton(words.refuse, () => close(false));
    const box = question(host, [allow, refuse]);
    // A program chooses when the question comes: just where the reader is about to click, if it can.
    allow.disabled = true;
    const armed = setTimeout(() => {
      allow.disabled = false;
    }, pauseMs);
    const close = (answer: boolean): void => {
      clearTimeout(armed);
      signal.removeEventListener('abort', refused);
      const hadFocus = box.contains(document.activeElement);
      box.remove();
      if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
      resolve(answer);
    };
    const refused = (): void => close(false);
    box.addEventListener('keydown', (event) => {
      // One that comes at once was meant for what had the focus before.
      if (event.key === 'Escape' && !allow.disabled) refused();
    });
    signal.addEventListener('abort', refused, { once: true });
    if (signal.aborted) refused();
    else {
      this.#above.before(box);
      // The question itself is focused, not a button: a key that is on its way answers nothing. Who is writing writes on;
      // they see and hear it all the same.
      if (!isWriting(before)) box.focus();
    }
    return promise;
  }
}

function question({ before, domain, after }: AskedHost, buttons: HTMLButtonElement[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'playground-consent';
  box.tabIndex = -1;
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-label', words.question);
  const what = document.createElement('p');
  // What stands in front of the domain is its owner's to choose: only the domain says whose the host is.
  const owner = document.createElement('strong');
  owner.textContent = domain;
  const name = document.createElement('bdi');
  name.append(before, owner, after);
  const [ahead, behind] = words.asks;
  what.append(ahead, name, behind);
  const meaning = document.createElement('p');
  meaning.textContent = words.meaning;
  // Heard with the question: whose host it is, and what the answer means.
  what.id = `consent-${++questions}`;
  meaning.id = `${what.id}-meaning`;
  box.setAttribute('aria-describedby', `${what.id} ${meaning.id}`);
  box.append(what, meaning, ...buttons);
  return box;
}

function isWriting(element: Element | null): boolean {
  return element?.matches('input, textarea, [contenteditable], .native-edit-context') ?? false;
}
