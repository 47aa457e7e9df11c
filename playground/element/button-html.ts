import type { Part } from './markup.ts';

/** A button of a playground as the build writes it; `state` is what else stands in its tag, with a blank before it. */
export function buttonHtml(part: Part, label: string, state = ''): string {
  return `<button type="button" class="button" data-part="${part}"${state}>${label}</button>`;
}
