import type { Locator, Page } from 'playwright-core';

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

export function handsOn(page: Page, name = 'Playground'): Hands {
  const region = page.getByRole('region', { name, exact: true });
  const press = (name: string): Promise<void> => region.getByRole('button', { name, exact: true }).click();
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
