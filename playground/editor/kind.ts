export type EditorKind = 'monaco' | 'codemirror';

const key = 'editor-kind';

/** Monaco needs a keyboard and a mouse; upstream does not support touch. A kept choice goes before the guess. */
export function chooseKind(kept: string | null, coarsePointer: boolean): EditorKind {
  if (kept === 'monaco' || kept === 'codemirror') return kept;
  return coarsePointer ? 'codemirror' : 'monaco';
}

/** The editor for this reader on this device. */
export function editorKind(): EditorKind {
  return chooseKind(keptKind(), matchMedia('(pointer: coarse)').matches);
}

/** Keeps the reader's own choice for the next editors that are opened. */
export function keepKind(kind: EditorKind): void {
  try {
    localStorage.setItem(key, kind);
  } catch {
    // Without storage the choice cannot be kept; the device decides again next time.
  }
}

/** What `keepKind` kept on this device, if anything. */
export function keptKind(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
