import { backendNames, backends } from '../protocol/backends.ts';
import { menu as words } from '../words/en/menu.ts';
import type { Part } from './markup.ts';

/**
 * The inside of the menu "More", which the page's script writes into each playground: a page with eleven of them would
 * carry it eleven times.
 *
 * @param link whether this is the full page, which leads to no other
 */
export function menuHtml(link: boolean): string {
  const options = backends.map((backend) => `<option value="${backend}">${backendNames[backend]}</option>`);
  return `${button('reset', words.reset)}${button('copy-link', words.copyLink)}${link ? '' : button('full-page', words.fullPage)}
<details class="playground-backend"><summary>${words.backend}</summary><div>
<label>${words.runOn} <select class="button" data-part="backend" autocomplete="off"><option value="">${words.fastest}</option>${options.join('')}</select></label>
<div data-part="backend-notes"></div>
</div></details>`;
}

function button(part: Part, label: string): string {
  return `<button type="button" class="button" data-part="${part}">${label}</button>`;
}
