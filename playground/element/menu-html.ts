import { backendNames, backends } from '../protocol/events.ts';
import { menu as words } from '../words/en/menu.ts';
import { buttonHtml } from './button-html.ts';
import { menuId } from './markup.ts';

/**
 * The inside of the menu "More", once a page: its script puts a copy into each playground, of which there may be eleven.
 *
 * @param link whether this is the full page, which leads to no other
 */
export function menuTemplate(link: boolean): string {
  return `<template id="${menuId}">${menuHtml(link)}</template>`;
}

/** What stands in the menu. */
export function menuHtml(link: boolean): string {
  const options = backends.map((backend) => `<option value="${backend}">${backendNames[backend]}</option>`);
  return `${buttonHtml('reset', words.reset)}${buttonHtml('copy-link', words.copyLink)}${link ? '' : buttonHtml('full-page', words.fullPage)}
<details class="playground-backend"><summary>${words.backend}</summary><div>
<label>${words.runOn} <select class="button" data-part="backend" autocomplete="off"><option value="">${words.fastest}</option>${options.join('')}</select></label>
<div data-part="backend-notes"></div>
</div></details>`;
}
