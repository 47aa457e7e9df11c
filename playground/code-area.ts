import type { Marker, ProgramEditor } from './editor/types.ts';

export interface CodeAreaOptions {
  host: HTMLElement;
  id: string;
  label: string;
  source: string;
  onChange(source: string): void;
  onRun(): void;
}

/**
 * The code of a playground, first as the highlighted text that the build wrote, then, after Edit, as an editor in
 * the same place. Callers need not know which it is.
 */
export class CodeArea {
  readonly #options: CodeAreaOptions;
  #source: string;
  #editor: ProgramEditor | undefined;
  #opening: Promise<void> | undefined;
  #markers: Marker[] = [];

  constructor(options: CodeAreaOptions) {
    this.#options = options;
    this.#source = options.source;
  }

  get source(): string {
    return this.#source;
  }

  /** Replaces the text; in an editor as one step that can be undone. */
  replace(source: string): void {
    if (source === this.#source) return;
    this.#source = source;
    if (this.#editor) this.#editor.setSource(source);
    else this.#showPlain(source);
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
    const { host, id, label, onChange, onRun } = this.#options;
    const { openEditor } = await import('./editor/open.ts');
    const place = document.createElement('div');
    place.className = 'playground-editor';
    host.append(place);
    this.#editor = await openEditor({
      host: place,
      id,
      source: this.#source,
      label,
      theme,
      onChange: (source) => {
        this.#source = source;
        onChange(source);
      },
      onRun,
    });
    host.classList.add('is-editing');
    this.#editor.mark(this.#markers);
    this.#editor.focus();
  }

  /** Marks lines with errors, in the editor or on the static text. */
  mark(markers: Marker[]): void {
    this.#markers = markers;
    this.#editor?.mark(markers);
    const lines = this.#options.host.querySelectorAll('.line');
    for (const [index, line] of lines.entries()) {
      line.classList.toggle(
        'has-error',
        markers.some((marker) => marker.line === index + 1),
      );
    }
  }

  reveal(line: number): void {
    if (this.#editor) this.#editor.reveal(line);
    else this.#options.host.querySelectorAll('.line')[line - 1]?.scrollIntoView({ block: 'nearest' });
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#editor?.setTheme(theme);
  }

  dispose(): void {
    this.#editor?.dispose();
  }

  /** A text that the build did not know is shown without colours: the highlighter comes with the editor. */
  #showPlain(source: string): void {
    const code = this.#options.host.querySelector('code');
    if (!code) return;
    const lines = source.split('\n').flatMap((text, index) => {
      const line = document.createElement('span');
      line.className = 'line';
      line.textContent = text;
      return index === 0 ? [line] : ['\n', line];
    });
    code.replaceChildren(...lines);
  }
}
