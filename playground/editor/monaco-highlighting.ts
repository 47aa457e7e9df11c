import { shikiToMonaco } from '@shikijs/monaco';
import type * as Monaco from 'monaco-editor/editor';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { codeThemes } from './theme.ts';
import type { EditorTheme } from './types.ts';

let current: EditorTheme | undefined;

/** Colours TypeScript in Monaco as Shiki does in the static code: same grammar, same two themes. */
export async function addShikiThemes(monaco: typeof Monaco): Promise<void> {
  const highlighter = await createHighlighterCore({
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-high-contrast.mjs'),
    ],
    langs: [import('shiki/langs/typescript.mjs')],
    engine: createJavaScriptRegexEngine(),
  });
  shikiToMonaco(highlighter, monaco);
}

/** Monaco has one theme for the whole page, as the site has. */
export function useTheme(monaco: typeof Monaco, theme: EditorTheme): void {
  if (theme === current) return;
  current = theme;
  monaco.editor.setTheme(codeThemes[theme]);
}
