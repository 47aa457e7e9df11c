import { consoleLine, droppedNote, maxConsoleLines } from './console-view.ts';
import { elementOf } from './live-view.ts';
import type { Results } from './results.ts';

/**
 * The console of a run. Lines are appended, never written anew, so that a selection and an opened object stay.
 * It follows the newest line unless the reader has scrolled up.
 */
export class LiveConsole {
  readonly #host: HTMLElement;
  readonly #note = document.createElement('div');
  readonly #list = document.createElement('ol');
  #next = 0;
  #lastCount = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#list.className = 'console-lines';
    host.append(this.#note, this.#list);
  }

  update(results: Pick<Results, 'console' | 'dropped'>): void {
    const lines = results.console;
    const last = lines.at(-1);
    if (!last && results.dropped.flood === 0) return;
    const atEnd = this.#host.scrollHeight - this.#host.scrollTop - this.#host.clientHeight < 24;
    this.#host.hidden = false;
    this.#note.innerHTML = droppedNote(results);
    const fresh = lines.slice(-maxConsoleLines).filter((line) => line.index >= this.#next);
    const repeated = lines.find((line) => line.index === this.#next - 1 && line.count !== this.#lastCount);
    if (repeated) this.#list.lastElementChild?.replaceWith(elementOf(consoleLine(repeated)));
    if (fresh.length > 0) this.#list.insertAdjacentHTML('beforeend', fresh.map(consoleLine).join(''));
    while (this.#list.childElementCount > maxConsoleLines) this.#list.firstElementChild?.remove();
    if (last) {
      this.#next = last.index + 1;
      this.#lastCount = last.count;
    }
    if (atEnd) this.#host.scrollTop = this.#host.scrollHeight;
  }
}
