/** A mark on a line of the reader's program. Lines and columns count from 1; `endColumn` is exclusive. */
export interface Marker {
  line: number;
  column?: number;
  endColumn?: number;
  message: string;
  severity: 'error' | 'warning';
}

export type EditorTheme = 'light' | 'dark';

export interface EditorRequest {
  /** Empty element that the editor fills; whoever gave it removes it after `dispose()`. */
  host: HTMLElement;
  /** Of the program; it becomes the address of the model, with a number when the page has the program twice. */
  id: string;
  source: string;
  /** Accessible name of the editing area. */
  label: string;
  theme: EditorTheme;
  onChange(source: string): void;
  /** Ctrl+Enter, on a Mac also Cmd+Enter. */
  onRun(): void;
}

/** One open editor. All of them share services, none of them shares text, marks or life with another. */
export interface ProgramEditor {
  source(): string;
  /** Replaces the text as one edit that the reader can undo. */
  setSource(source: string): void;
  /** Replaces the marks of compiling and running; those of the type checker are its own. */
  mark(markers: Marker[]): void;
  /** Scrolls the line into view and puts the cursor on it. */
  reveal(line: number): void;
  setTheme(theme: EditorTheme): void;
  focus(): void;
  dispose(): void;
  /** What the type checker finds now; absent where there is none (CodeMirror). */
  problems?(): Promise<Marker[]>;
}

/** Opens an editor in the given host; rejects when the editor could not be downloaded. */
export type OpenEditor = (request: EditorRequest) => Promise<ProgramEditor>;
