import { maxLines } from '../editor/metrics.ts';
import type { Marker, ProgramEditor } from '../editor/types.ts';
import { code as words } from '../words/en/element.ts';
import { changeTokens } from './change-tokens.ts';
import { foldBy } from './code-fold.ts';

export interface CodeAreaOptions {
  host: HTMLElement;
  /** What the code is folded in, where it is. */
  fold?: HTMLDetailsElement | null;
  /** What shows all lines of a long text, where there is such a thing. */
  whole?: HTMLDetailsElement | null;
  id: string;
  label: string;
  source: string;
  onChange(source: string): void;
  onRun(): void;
  /** Another text stands there, whoever has written it. */
  onText(source: string): void;
}

/**
 * The code of a playground, first as the highlighted text that the build wrote, then, after Edit, as an editor in
 * the same place. Callers need not know which it is.
 */
export class CodeArea {
  /** What an editor that is opened is called. */
  label: string;
  readonly #options: CodeAreaOptions;
  #source: string;
  #editor: ProgramEditor | undefined;
  #opening: Promise<void> | undefined;
  #markers: Marker[] = [];

  constructor(options: CodeAreaOptions) {
    this.#options = options;
    this.label = options.label;
    this.#source = options.source;
  }

  get source(): string {
    return this.#source;
  }

  /** Whether an editor shows the text. */
  get isEditor(): boolean {
    return this.#editor !== undefined;
  }

  /** Replaces the text; in an editor as one step that can be undone. */
  replace(source: string): void {
    if (source === this.#source) return;
    const before = this.#source;
    this.#source = source;
    if (this.#editor) this.#editor.setSource(source);
    else if (!this.#changeTokens(before, source)) this.#showPlain(source);
    this.#countLines();
    this.#options.onText(source);
  }

  /** Goes to the editor, wherever it was left. */
  reopen(): void {
    this.#unfold();
    this.focus();
  }

  /** Opens the editor in place of the static text, once. */
  edit(theme: 'light' | 'dark'): Promise<void> {
    this.#opening ??= this.#open(theme).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(theme: 'light' | 'dark'): Promise<void> {
    const { host, id, onChange, onRun, onText } = this.#options;
    this.#unfold();
    const { openEditor } = await import('../editor/open.ts');
    const place = document.createElement('div');
    place.className = 'playground-editor';
    host.append(place);
    let catchingUp = false;
    const request = {
      host: place,
      id,
      source: this.#source,
      label: this.label,
      theme,
      onChange: (source: string) => {
        if (catchingUp) return;
        this.#source = source;
        this.#countLines();
        onChange(source);
        onText(source);
      },
      onRun,
    };
    const editor = await openEditor(request).catch((error: unknown) => {
      place.remove();
      throw error;
    });
    // The text may have been replaced during the download. The reader did not type that, and so it is not reported.
    catchingUp = true;
    if (editor.source() !== this.#source) editor.setSource(this.#source);
    catchingUp = false;
    this.#editor = editor;
    host.classList.add('is-editing');
    this.#countLines();
    this.#editor.mark(this.#markers);
    this.#editor.focus();
  }

  /** Marks lines with errors, in the editor or on the static text. */
  mark(markers: Marker[]): void {
    this.#markers = markers;
    if (markers.length > 0) this.#unfold();
    this.#editor?.mark(markers);
    const lines = this.#options.host.querySelectorAll('.line');
    for (const [index, line] of lines.entries()) {
      line.classList.toggle(
        'has-error',
        markers.some((marker) => marker.line === index + 1),
      );
    }
  }

  /** Goes to a line: it is seen, and the focus is at the code. */
  reveal(line: number): void {
    this.#unfold();
    this.focus();
    if (this.#editor) this.#editor.reveal(line);
    else this.#options.host.querySelectorAll('.line')[line - 1]?.scrollIntoView({ block: 'center' });
  }

  focus(): void {
    const { fold, host } = this.#options;
    // What is folded cannot have the focus, and nobody has asked to see it.
    if (fold && !fold.open) fold.querySelector('summary')?.focus({ preventScroll: true });
    else if (this.#editor) this.#editor.focus();
    else host.focus({ preventScroll: true });
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#editor?.setTheme(theme);
  }

  dispose(): void {
    this.#editor?.dispose();
  }

  #changeTokens(before: string, after: string): boolean {
    const code = this.#options.host.querySelector('code');
    return code !== null && changeTokens(code, before, after);
  }

  #unfold(): void {
    const { fold, whole } = this.#options;
    if (fold) fold.open = true;
    if (whole) whole.open = true;
  }

  /** The place of the code goes with its lines, under an editor too. */
  #countLines(): void {
    const { host, whole } = this.#options;
    const lines = this.#source.split('\n').length;
    host.style.setProperty('--lines', String(Math.min(lines, maxLines)));
    if (whole) foldBy(whole, lines);
  }

  /** A text that the build did not know is shown without colours: the highlighter comes with the editor. */
  #showPlain(source: string): void {
    const code = this.#options.host.querySelector('code');
    if (!code) return;
    const plain = new DocumentFragment();
    const lines = source.split('\n');
    for (const [index, text] of lines.slice(0, mostLines).entries()) {
      const line = document.createElement('span');
      line.className = 'line';
      line.append(...text.split(turning).map((part, odd) => (odd % 2 === 1 ? unseen(part) : part)));
      plain.append(index === 0 ? '' : '\n', line);
    }
    if (lines.length > mostLines) {
      plain.append(`\n${words.moreLines(lines.length - mostLines)}`);
    }
    code.replaceChildren(plain);
  }
}

/** A stranger's program may have more lines than a page can hold; an editor draws only those in sight. */
const mostLines = 5000;
/** Characters that turn the direction of others, or cannot be seen: a program would read otherwise than it runs. */
const turning = /([\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+)/;

/** Such characters, marked; in an element of their own they turn nothing around them. */
function unseen(characters: string): HTMLElement {
  const mark = document.createElement('bdi');
  mark.className = 'unseen-characters';
  mark.title = words.unseenCharacters;
  mark.textContent = characters;
  return mark;
}
