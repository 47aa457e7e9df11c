import { elementOf } from '../live-view.ts';
import type { OtherRun } from './other-run.ts';

/** A picture of another run in the terms of the shown one: in the same place, with the same scale. */
export type Turned<Picture, Slice extends object> = (
  own: Picture,
  other: OtherRun<Slice>,
) => Picture | undefined;

/**
 * A button that puts the picture of another run in the place of the shown one, and back. It is there while the run that
 * counts most has such a picture.
 */
export class Flip<Picture extends { spec: { title: string } }, Slice extends object> {
  readonly #own: () => Picture;
  readonly #others: () => readonly OtherRun<Slice>[];
  readonly #turned: Turned<Picture, Slice>;
  readonly #button = elementOf('<button type="button" class="button flip" hidden></button>');

  constructor(own: () => Picture, others: () => readonly OtherRun<Slice>[], turned: Turned<Picture, Slice>) {
    this.#own = own;
    this.#others = others;
    this.#turned = turned;
    this.#press(false);
  }

  #caption: Element | null = null;

  /** Puts the button into the head of a view. */
  attach(view: HTMLElement, redraw: () => void): void {
    this.#button.onclick = () => {
      this.#press(!this.#pressed);
      redraw();
    };
    this.#caption = view.querySelector('figcaption');
    const head = view.querySelector('.view-head');
    const tools = head?.querySelector('.view-tools') ?? elementOf('<div class="view-tools"></div>');
    head?.append(tools);
    tools.prepend(this.#button);
    this.update();
  }

  /** Offers the run that counts most now. */
  update(): void {
    const [first] = this.#others();
    const there = first !== undefined && this.#turned(this.#own(), first) !== undefined;
    this.#button.hidden = !there;
    if (there) this.#button.textContent = first.show;
    else this.#press(false);
    // What stands there says whose it is.
    const { title } = this.shown().spec;
    if (this.#caption && this.#caption.textContent !== title) this.#caption.textContent = title;
  }

  /** The picture that is to be drawn. */
  shown(): Picture {
    const own = this.#own();
    const [first] = this.#others();
    return (this.#pressed && first && this.#turned(own, first)) || own;
  }

  get #pressed(): boolean {
    return this.#button.getAttribute('aria-pressed') === 'true';
  }

  #press(on: boolean): void {
    this.#button.setAttribute('aria-pressed', String(on));
  }
}
