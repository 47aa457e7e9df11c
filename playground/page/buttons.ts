/** A button with these words. */
export function makeButton(label: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = label;
  button.addEventListener('click', () => press(button));
  return button;
}

/**
 * Says whether a button can be pressed. Not by `disabled`: that takes the focus from under the keyboard, which then
 * starts over at the top of the page. Whoever listens passes over presses that mean nothing.
 */
export function allow(button: HTMLElement | null, allowed: boolean): void {
  if (allowed) button?.removeAttribute('aria-disabled');
  else button?.setAttribute('aria-disabled', 'true');
}

/** Whether presses of this button mean something now. */
export function isAllowed(button: Element): boolean {
  return button.getAttribute('aria-disabled') !== 'true';
}
