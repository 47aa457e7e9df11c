import './editor.css';
import { editorKind } from './kind.ts';
import type { OpenEditor } from './types.ts';

/** Opens the editor that suits the device. Only the one that is needed is downloaded, and only now. */
export const openEditor: OpenEditor = async (request) => {
  const { open } =
    editorKind() === 'codemirror' ? await import('./codemirror.ts') : await import('./monaco.ts');
  return open(request);
};
