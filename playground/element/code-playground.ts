import { isAllowed } from '../page/buttons.ts';
import { isFramedElsewhere } from '../page/framed.ts';
import { lateParts } from '../page/late-parts.ts';
import { editFlag, maybe } from '../store/flags.ts';
import { first } from '../words/en/first.ts';
import type { Controller } from './controller.ts';
import { find, menuId, type PlaygroundData, type Press } from './markup.ts';

/**
 * The element on the page. It is all that a reader downloads before pressing anything, so it only waits for the
 * first press and then fetches the rest, which lives in `controller.ts`.
 */
class CodePlayground extends HTMLElement {
  #controller: Promise<Controller> | undefined;
  #ready = false;

  connectedCallback(): void {
    const menu = find(this, 'menu');
    const inside = document.querySelector<HTMLTemplateElement>(`#${menuId}`)?.content;
    if (menu?.childElementCount === 0 && inside) menu.append(inside.cloneNode(true));
    this.addEventListener('click', this.#onPress);
    this.addEventListener('input', this.#onPress);
    this.addEventListener('keydown', this.#onKey);
    addEventListener('hashchange', this.#onHash);
    // A kept edit is shown at once: the reader comes back to their own text.
    if (this.#linked || maybe(editFlag(this.dataset['program'] ?? ''))) void this.#open();
    // A link of the text that was followed before this script was there.
    else this.#onHash();
    // Presses that came before this script: the page took note of them.
    const early = this.dataset['pressed']?.split(' ') ?? [];
    delete this.dataset['pressed'];
    for (const part of early) void this.#press(part as Press);
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#onHash);
    void this.#controller?.then((controller) => controller.dispose()).catch(() => {});
    this.#controller = undefined;
    this.#ready = false;
  }

  /** Whether the address carries a program for this playground. */
  get #linked(): boolean {
    return this.dataset['link'] !== undefined && location.hash.includes('code=');
  }

  readonly #onPress = ({ target, type }: Event): void => {
    // The click of a switch comes before it has turned.
    const what = type === 'click' ? 'button[data-part]' : '[data-part=knob]';
    const button = target instanceof Element ? target.closest(what) : null;
    if (button instanceof HTMLElement && isAllowed(button)) void this.#press(button.dataset['part'] as Press);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void this.#press('run');
  };

  readonly #onHash = (): void => {
    if (this.#linked) void this.#open();
    if (!location.hash.startsWith(`#${this.dataset['program']}?`)) return;
    this.scrollIntoView();
    void this.#press('knob');
  };

  async #press(part: Press): Promise<void> {
    if (isFramedElsewhere()) return (await import('./framed-notice.ts')).sayFramed(this);
    if (!this.#ready) this.#say(part === 'run' || part === 'check' ? first.loadingTensorFlow : first.loading);
    const controller = await this.#open();
    await controller?.settled;
    controller?.press(part);
  }

  #say(text: string): void {
    const status = find(this, 'status');
    if (status) status.textContent = text;
  }

  async #load(): Promise<Controller> {
    const [{ Controller }, answer] = await Promise.all([
      import('./controller.ts'),
      fetch(this.dataset['file'] ?? ''),
      // The author's result is kept, to come back to: it must be whole.
      lateParts(),
    ]);
    // Whoever catches it says so in words.
    if (!answer.ok) throw answer;
    const data: PlaygroundData = await answer.json();
    return new Controller(this, { ...data, title: this.dataset['title'] ?? data.title });
  }

  /** The controller; undefined when it could not be had, which the status then says. */
  async #open(): Promise<Controller | undefined> {
    try {
      this.#controller ??= this.#load();
      const controller = await this.#controller;
      this.#ready = true;
      if (find(this, 'status')?.textContent === first.loading) this.#say(first.ready);
      return controller;
    } catch {
      this.#controller = undefined;
      // Some browsers remember that a script could not be had: they ask for it again only after a reload.
      this.#say(first.notLoaded);
      return undefined;
    }
  }
}

customElements.define('code-playground', CodePlayground);
