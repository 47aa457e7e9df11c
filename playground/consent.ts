/** Keys and clicks that were meant for something else come within this time after the question appears. */
const pauseMs = 500;

/** Asks the reader, inside the playground, whether its program may read from another host. */
export class Consent {
  readonly #above: HTMLElement;

  /** @param above the element that the question is put in front of */
  constructor(above: HTMLElement) {
    this.#above = above;
  }

  /** Resolves with the reader's answer; Escape and an aborted signal are a no. */
  ask(host: string, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const before = document.activeElement;
    const allow = button(`Allow ${host}`);
    const refuse = button('Do not allow');
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
    allow.addEventListener('click', () => close(true));
    refuse.addEventListener('click', refused);
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') refused();
    });
    signal.addEventListener('abort', refused, { once: true });
    if (signal.aborted) refused();
    else {
      this.#above.before(box);
      // The question itself is focused, not a button: a key that is on its way answers nothing.
      box.focus();
    }
    return promise;
  }
}

function question(host: string, buttons: HTMLButtonElement[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'playground-consent';
  box.tabIndex = -1;
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-label', 'May the program read from another site?');
  const what = document.createElement('p');
  const name = document.createElement('strong');
  name.textContent = host;
  what.append('This program asks to read data from ', name, '.');
  const meaning = document.createElement('p');
  meaning.textContent =
    'The page would fetch them for it, without cookies. That host learns your network address and what is asked for. ' +
    'What you allow holds for every program until you leave this page.';
  box.append(what, meaning, ...buttons);
  return box;
}

function button(label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  return element;
}
