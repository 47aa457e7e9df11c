import { results as words } from '../../words/en/views.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for element content and quoted attributes: every string of an event was chosen by the program. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Text cut to a length that a page can lay out, with the number of characters left out. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… ${words.more(text.length - length)}`;
}
