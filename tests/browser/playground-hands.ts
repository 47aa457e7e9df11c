import type { Locator, Page } from 'playwright-core';
import { goToLink } from './follow-link.ts';

/** What a reader does with a playground and sees of it, by the names that the page gives. */
export interface Hands {
  region: Locator;
  press(name: string): Promise<void>;
  /** Waits until the status line says so. */
  says(text: RegExp, timeout?: number): Promise<void>;
  note(text: string | RegExp): Locator;
  /** The program as it is shown, whichever editor shows it. */
  code: Locator;
  /** Opens the editor and waits until it has the focus. */
  edit(): Promise<void>;
  /** Writes at the start of the program. */
  write(text: string): Promise<void>;
}

/** Buttons that lie in the menu. */
const inMenu: readonly string[] = ['Reset', 'Copy link', 'Open full page'];

interface Playground {
  getByRole: Page['getByRole'];
  getByText: Page['getByText'];
  locator: Page['locator'];
}

async function openMenu(playground: Playground): Promise<void> {
  if (await playground.locator('[data-part="menu"]').isVisible()) return;
  await playground.getByRole('button', { name: 'More', exact: true }).click();
}

/** Presses a button by its name, in the menu where it lies there. */
export async function pressButton(playground: Playground, name: string, timeout?: number): Promise<void> {
  if (inMenu.includes(name)) await openMenu(playground);
  await playground.getByRole('button', { name, exact: true }).click(timeout === undefined ? {} : { timeout });
}

/** Opens what is said about backends, or closes it. */
export async function pressBackend(playground: Playground): Promise<void> {
  await openMenu(playground);
  await playground.getByText('Backend', { exact: true }).click();
}

/** Puts a program in the place of the one that stands on the full page, by a link, and waits until it is there. */
export async function followProgram(page: Page, title: string, source: string): Promise<void> {
  await goToLink(page, { title, source });
  await page
    .getByRole('note')
    .filter({ hasText: `calls it: ${title}` })
    .waitFor();
}

export function handsOn(page: Page, name = 'Playground'): Hands {
  const region = page.getByRole('region', { name, exact: true });
  const press = (name: string): Promise<void> => pressButton(region, name);
  return {
    region,
    press,
    says: (text, timeout = 30_000) =>
      region.getByRole('status').filter({ hasText: text }).waitFor({ timeout }),
    note: (text) => region.getByRole('note').filter({ hasText: text }),
    code: region.locator('[data-part="code"]'),
    async edit() {
      await press('Edit');
      await page.waitForFunction(() => document.activeElement?.closest('.playground-editor'), null, {
        timeout: 60_000,
      });
    },
    async write(text) {
      await page.keyboard.press('Control+Home');
      await page.keyboard.type(text);
    },
  };
}
