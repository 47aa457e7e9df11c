/** What carries no meaning of its own: controls, invisible characters, and those that turn the direction of others. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** More than this many accents on one letter reach into the lines around it. */
const piled = /(\p{M}{2})\p{M}+/gu;

/**
 * A text of a stranger, such as the title that came with a link: one line, visible characters, of bounded length.
 * @param most characters
 */
export function strangerText(text: string, most = 80): string {
  const clean = text.replace(unseen, ' ').replace(piled, '$1').replace(/\s+/g, ' ').trim();
  const characters = [...clean];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : clean;
}

/**
 * The same as an element of its own. It must stand apart from what the page says, never inside a sentence: a title may
 * hold quotation marks and go on as if the page spoke. `<bdi>` keeps its direction to itself.
 */
export function strangerElement(text: string, most?: number): HTMLElement {
  const element = document.createElement('bdi');
  element.className = 'stranger-text';
  element.textContent = strangerText(text, most);
  return element;
}
