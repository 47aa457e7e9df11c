/**
 * Brings a piece of the page into line with new markup by changing only what differs, so that focus, pointer
 * capture and the text a screen reader is reading stay where they are.
 */
export function patch(root: Element, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  const next = template.content.firstElementChild;
  if (next) patchElement(root, next);
}

function patchElement(old: Element, next: Element): void {
  if (old.hasAttribute('data-live')) return; // The frame speaks there, in its own time.
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  patchChildren(old, next);
  if (old instanceof HTMLSelectElement) {
    // After a choice the attribute no longer moves the list.
    const chosen = [...old.options].findIndex((option) => option.hasAttribute('selected'));
    if (chosen >= 0 && old.selectedIndex !== chosen) old.selectedIndex = chosen;
  }
}

function patchChildren(old: Element, next: Element): void {
  const kept = [...old.childNodes];
  const wanted = [...next.childNodes];
  wanted.forEach((child, index) => {
    const current = kept[index];
    if (!current) old.append(child);
    else if (current instanceof Element && child instanceof Element && current.nodeName === child.nodeName) {
      patchElement(current, child);
    } else if (current instanceof Text && child instanceof Text) {
      if (current.data !== child.data) current.data = child.data;
    } else current.replaceWith(child);
  });
  for (const extra of kept.slice(wanted.length)) extra.remove();
}
