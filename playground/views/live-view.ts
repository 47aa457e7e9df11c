/** A view in the page that follows a run. */
export interface LiveView {
  readonly element: HTMLElement;
  /** Draws what has changed since. */
  update(): void;
}

/** The first element of markup that one of the renderers wrote. */
export function elementOf(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}

/** The element inside that has the class; the renderers always write it. */
export function part(root: ParentNode, className: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`.${className}`);
  if (!found) throw new Error(`The view has no part "${className}".`);
  return found;
}

/** A view that is written anew whenever it changes: checks, warnings. */
export function liveMarkup(render: () => string): LiveView {
  let element = elementOf(render());
  return {
    get element() {
      return element;
    },
    update() {
      const next = elementOf(render());
      element.replaceWith(next);
      element = next;
    },
  };
}
