import type * as Monaco from 'monaco-editor/editor';
import { blockPadding, fontSize, gutterWidth, lineHeight, tabSize } from './metrics.ts';

/** Shiki colours brackets by the theme alone. Monaco keeps this per model, read from a flat key it does not declare. */
const plainBrackets: object = { 'bracketPairColorization.enabled': false };

/** Options that make Monaco look and scroll like the static code it replaces. */
export function editorOptions(box: HTMLElement): Monaco.editor.IStandaloneEditorConstructionOptions {
  return {
    ...plainBrackets,
    automaticLayout: true,
    fontFamily: getComputedStyle(box).getPropertyValue('--font-mono').trim() || 'monospace',
    fontSize,
    lineHeight,
    fontLigatures: false,
    tabSize,
    insertSpaces: true,
    detectIndentation: false,
    padding: { top: blockPadding, bottom: blockPadding },
    lineNumbersMinChars: 4,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    // No line is cut: what is too long goes on below, further in.
    wordWrap: 'on',
    wrappingIndent: 'deepIndent',
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    renderWhitespace: 'none',
    guides: { indentation: false },
    stickyScroll: { enabled: false },
    // μ, × and − are meant.
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
    // At its end the wheel scrolls the page on; the horizontal bar lies in the padding.
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      useShadows: false,
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
      ignoreHorizontalScrollbarInContentHeight: true,
    },
    fixedOverflowWidgets: true,
    wordBasedSuggestions: 'off',
    // Else the first `import` would be framed as soon as Edit is pressed: the cursor stands there.
    occurrencesHighlight: 'off',
    links: false,
    codeLens: false,
  };
}

/** Makes the gutter exactly as wide as the static one, whatever the digits of the loaded font measure. */
export function fillGutter(editor: Monaco.editor.IStandaloneCodeEditor, box: HTMLElement): void {
  const rem = Number.parseFloat(getComputedStyle(box.ownerDocument.documentElement).fontSize);
  const adjust = (): void => {
    const { contentLeft, decorationsWidth } = editor.getLayoutInfo();
    const surplus = contentLeft - Math.round(gutterWidth * rem);
    if (surplus !== 0)
      editor.updateOptions({ lineDecorationsWidth: Math.max(decorationsWidth - surplus, 0) });
  };
  adjust();
  editor.onDidLayoutChange(adjust);
}
