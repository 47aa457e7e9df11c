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
  // What is in a field is painted, not written.
  if (!next.hasAttribute('data-field')) patchChildren(old, next);
  if (old instanceof HTMLSelectElement) {
    // After a choice the attribute no longer moves the list.
    const chosen = [...old.options].findIndex((option) => option.hasAttribute('selected'));
    if (chosen >= 0 && old.selectedIndex !== chosen) old.selectedIndex = chosen;
  }
}

/**
 * Children are paired by their places, but a handle only with itself: what is drawn before it may grow or shrink,
 * and the handle would be made anew and lose the focus. It is never moved either, since that loses the focus too:
 * the others make way for it. So handles of one parent keep their order.
 */
function patchChildren(old: Element, next: Element): void {
  let current = old.firstChild;
  for (const child of [...next.childNodes]) {
    const handle = handleOf(child);
    const place = handle === undefined ? current : later(current, handle);
    if (handle !== undefined && place) {
      while (current && current !== place) current = dropped(current);
    }
    if (!place || handleOf(place) !== handle) {
      old.insertBefore(child, current);
      continue;
    }
    current = place.nextSibling;
    if (place instanceof Element && child instanceof Element && place.nodeName === child.nodeName) {
      patchElement(place, child);
    } else if (place instanceof Text && child instanceof Text) {
      if (place.data !== child.data) place.data = child.data;
    } else place.replaceWith(child);
  }
  while (current) current = dropped(current);
}

function handleOf(node: ChildNode): string | undefined {
  return node instanceof SVGElement ? node.dataset.handle : undefined;
}

/** The handle at this place or after it. */
function later(from: ChildNode | null, handle: string): ChildNode | null {
  let node = from;
  while (node && handleOf(node) !== handle) node = node.nextSibling;
  return node;
}

/** Takes a node away and gives the one after it. */
function dropped(node: ChildNode): ChildNode | null {
  const after = node.nextSibling;
  node.remove();
  return after;
}
