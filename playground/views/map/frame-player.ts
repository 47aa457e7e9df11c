import { map as words } from '../../words/en/views.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { elementOf, part } from '../live-view.ts';

/** Milliseconds that a frame stays while playing. */
const pace = 180;

/** Play, pause, step and scrub through the frames of a map. Nothing moves before the reader presses Play. */
export class FramePlayer {
  readonly element: HTMLElement;
  readonly #names: readonly string[];
  readonly #show: (frame: number) => void;
  readonly #range: HTMLInputElement;
  #frame: number;
  #playing = false;
  #since = 0;

  constructor(label: string, names: readonly string[], frame: number, show: (frame: number) => void) {
    this.#names = names;
    this.#show = show;
    this.#frame = frame;
    const button = (name: string, title: string, text: string) =>
      `<button type="button" class="button ${name}" aria-label="${title}" title="${title}">${text}</button>`;
    this.element = elementOf(
      `<div class="frame-player" role="group" aria-label="${escapeHtml(label)}">${button('back', words.previousFrame, '‹')}${button('play', words.play, '▶')}${button('forward', words.nextFrame, '›')}<input type="range" min="0" max="${names.length - 1}" step="1" aria-label="${escapeHtml(label)}"><span class="frame-label"><span>${escapeHtml(label)}</span> <output></output></span></div>`,
    );
    this.#range = this.element.querySelector('input') as HTMLInputElement;
    this.#range.addEventListener('input', () => this.#go(Number(this.#range.value)));
    part(this.element, 'back').addEventListener('click', () => this.#go(this.#frame - 1));
    part(this.element, 'forward').addEventListener('click', () => this.#go(this.#frame + 1));
    part(this.element, 'play').addEventListener('click', () => (this.#playing ? this.pause() : this.play()));
    this.#write();
  }

  get playing(): boolean {
    return this.#playing;
  }

  play(): void {
    this.#playing = true;
    this.#since = performance.now();
    this.#write();
    requestAnimationFrame(this.#tick);
  }

  pause(): void {
    this.#playing = false;
    this.#write();
  }

  readonly #tick = (now: number): void => {
    // A map that is gone, replaced by that of another run, plays no further.
    if (!this.#playing || !this.element.isConnected) return;
    if (now - this.#since >= pace) {
      this.#since = now;
      this.#set(this.#frame + 1);
    }
    requestAnimationFrame(this.#tick);
  };

  /** The reader's own step ends playing. */
  #go(frame: number): void {
    this.#playing = false;
    this.#set(frame);
  }

  #set(frame: number): void {
    const count = this.#names.length;
    this.#frame = ((frame % count) + count) % count;
    this.#write();
    this.#show(this.#frame);
  }

  #write(): void {
    const name = this.#names[this.#frame] ?? '';
    this.#range.value = String(this.#frame);
    this.#range.setAttribute('aria-valuetext', name);
    const output = part(this.element, 'frame-label').querySelector('output') as HTMLOutputElement;
    output.textContent = name;
    // Spoken when the reader steps; a playing map would talk without end.
    output.setAttribute('aria-live', this.#playing ? 'off' : 'polite');
    const play = part(this.element, 'play');
    const title = this.#playing ? words.pause : words.play;
    play.textContent = this.#playing ? '❚❚' : '▶';
    play.setAttribute('aria-label', title);
    play.title = title;
  }
}
