import { allLines, most, setFold } from '../fold.ts';
import { elementOf } from '../live-view.ts';
import type { Results } from '../results.ts';
import { consoleLine, droppedNote, newestLines } from './console-view.ts';

/** So close to its end (pixels) the console follows. */
const nearEnd = 24;

/**
 * The console of a run. Lines are appended, never written anew, so that a selection and an opened object stay.
 * While it is folded it shows the newest lines, unless the reader has gone up in it by keys.
 */
export class LiveConsole {
  readonly #host: HTMLElement;
  readonly #note = document.createElement('div');
  readonly #list = document.createElement('ol');
  #next = 0;
  #lastCount = 0;
  #follows = true;
  #top = 0;
  #frame: number | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#list.className = 'console-lines';
    host.append(this.#note, this.#list);
    host.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  /** Lines may have come since the console was last at its end: only a move upwards is the reader's. */
  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#host;
    if (scrollHeight - scrollTop - clientHeight < nearEnd) this.#follows = true;
    else if (scrollTop < this.#top) this.#follows = false;
    this.#top = scrollTop;
  }

  /** Within the frame that shows the lines: measured at once, the page would be laid out twice. */
  #toEnd(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#follows) this.#host.scrollTop = this.#host.scrollHeight;
    });
  }

  update(results: Pick<Results, 'console' | 'dropped'>): void {
    const lines = results.console;
    const last = lines.at(-1);
    if (!last && results.dropped.flood === 0) return;
    this.#host.hidden = false;
    this.#note.innerHTML = droppedNote(results);
    const shown = newestLines(lines);
    const fresh = shown.filter((line) => line.index >= this.#next);
    const repeated = lines.find((line) => line.index === this.#next - 1 && line.count !== this.#lastCount);
    if (repeated) this.#list.lastElementChild?.replaceWith(elementOf(consoleLine(repeated)));
    if (fresh.length > 0) this.#list.insertAdjacentHTML('beforeend', fresh.map(consoleLine).join(''));
    setFold(this.#host, shown.length, most.lines, allLines);
    while (this.#list.childElementCount > shown.length) this.#list.firstElementChild?.remove();
    if (last) {
      this.#next = last.index + 1;
      this.#lastCount = last.count;
    }
    if (this.#follows) this.#toEnd();
  }
}
