import { makeButton } from '../../playground/page/buttons.ts';
import { words } from './words.en.ts';

/**
 * What is told of a chosen idea.
 * @param go goes to another idea on the map
 * @param close takes the choice back
 */
export function panelOf(
  item: HTMLElement,
  needs: readonly HTMLElement[],
  carries: readonly HTMLElement[],
  go: (link: HTMLElement) => void,
  close: () => void,
): DocumentFragment {
  const panel = document.createDocumentFragment();
  const text = (what: string): string => item.querySelector(what)?.textContent?.trim() ?? '';
  const name = item.querySelector<HTMLAnchorElement>('.idea-name');
  const head = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = text('.idea-label');
  head.append(strong, ` ${text('.idea-says')}`);
  const doors = document.createElement('p');
  const chapter = item.closest('.map-row')?.querySelector('.map-chapter');
  doors.append(link(name?.href ?? '', `${words.read} ${chapter?.firstChild?.textContent?.trim() ?? ''}`));
  for (const [what, word] of [
    ['.idea-run', words.run],
    ['.idea-solve', words.solve],
  ] as const) {
    const door = item.querySelector<HTMLAnchorElement>(what);
    if (door) doors.append(' ', link(door.href, `${word} ${door.textContent.trim()}`));
  }
  const around = document.createElement('p');
  around.append(
    `${words.needs} `,
    ...named(needs, words.nothing, go),
    `${words.carries} `,
    ...named(carries, words.end, go),
  );
  doors.append(' ', makeButton(words.close, close));
  panel.append(head, doors, around);
  return panel;
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  return made;
}

function named(
  links: readonly HTMLElement[],
  none: string,
  go: (link: HTMLElement) => void,
): (Node | string)[] {
  if (links.length === 0) return [none];
  return links.flatMap((to) => {
    const name = to.querySelector('.idea-label')?.textContent ?? '';
    const button = makeButton(name, () => {
      go(to);
      to.click();
    });
    return [button, ' '];
  });
}
