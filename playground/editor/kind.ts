import { keepPreference, type Preferred, preferred } from '../store/preferences.ts';

export type EditorKind = Preferred<'editor-kind'>;

/** Monaco needs a keyboard and a mouse; upstream does not support touch. A kept choice goes before the guess. */
export function chooseKind(kept: EditorKind | undefined, coarsePointer: boolean): EditorKind {
  return kept ?? (coarsePointer ? 'codemirror' : 'monaco');
}

/** The editor for this reader on this device. */
export function editorKind(): EditorKind {
  return chooseKind(keptKind(), matchMedia('(pointer: coarse)').matches);
}

/** Keeps the reader's own choice for the next editors that are opened. Without storage the device decides again. */
export function keepKind(kind: EditorKind): void {
  keepPreference('editor-kind', kind);
}

/** What `keepKind` kept on this device, if anything. */
export const keptKind = (): EditorKind | undefined => preferred('editor-kind');
