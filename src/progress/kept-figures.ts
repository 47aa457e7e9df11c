import { keepFigure, keptFigure, parseFigure } from '../../playground/store/figure-settings.ts';
import { forgotten } from '../../playground/store/forgotten.ts';

const hosts = (ready = ''): NodeListOf<Element> => document.querySelectorAll(`explorable-figure${ready}`);
const nameOf = (host: Element): string => host.getAttribute('name') ?? '';

function tell(host: Element, detail: unknown): void {
  host.dispatchEvent(new CustomEvent('figure-recall', { bubbles: true, detail }));
}

/** Keeps what a figure says that it is set to; what it says nothing of is forgotten. */
export function keep({ target, detail }: Event & { detail?: unknown }): void {
  keepFigure(nameOf(target as Element), parseFigure(detail));
}

/** Sets the figures of the page as they were left. */
export function recall(): void {
  for (const host of hosts()) {
    const settings = keptFigure(nameOf(host));
    if (settings) tell(host, settings);
  }
}

// Where everything is forgotten, the next touch must not keep what was set before.
forgotten.hear(() => {
  for (const host of hosts('[data-ready]')) tell(host, undefined);
}, new AbortController().signal);
