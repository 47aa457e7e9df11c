import type * as Monaco from 'monaco-editor/editor';
import { editor as words } from '../words/en/editor.ts';
import { keepKind } from './kind.ts';
import { heightOf } from './metrics.ts';
import { useTheme } from './monaco-highlighting.ts';
import { editorOptions, fillGutter } from './monaco-options.ts';
import { problemsOf } from './monaco-problems.ts';
import { monacoServices } from './monaco-services.ts';
import { addTabHint } from './tab-hint.ts';
import { onTabMode, tabMovesFocus, toggleTabMode } from './tab-mode.ts';
import type { Marker, OpenEditor } from './types.ts';

/** Who put a mark on a line: the type checker's own owner is 'typescript'. */
const owner = 'program';

/** Opens Monaco in the host. */
export const open: OpenEditor = async ({ host, id, source, label, theme, onChange, onRun }) => {
  const monaco = await monacoServices();
  const model = monaco.editor.createModel(source, 'typescript', freeAddress(monaco, id));
  model.setEOL(monaco.editor.EndOfLineSequence.LF);

  const box = document.createElement('div');
  box.className = 'program-editor';
  const code = document.createElement('div');
  code.className = 'program-editor-code';
  box.append(code);
  const height = (): void => {
    code.style.height = `${heightOf(model.getLineCount())}px`;
  };
  height();
  host.append(box);
  const widgets = document.createElement('div');
  widgets.className = 'program-editor-widgets monaco-editor';
  document.body.append(widgets);

  useTheme(monaco, theme);
  colourAtOnce(model);
  const editor = monaco.editor.create(code, {
    ...editorOptions(box),
    model,
    ariaLabel: label,
    overflowWidgetsDomNode: widgets,
    tabFocusMode: tabMovesFocus(),
  });
  fillGutter(editor, box);
  addActions(monaco, editor, onRun);
  const hint = addTabHint(box);
  // Monaco has no option for it. The text box is one of two, by what the browser knows.
  box.querySelector('.native-edit-context, textarea.inputarea')?.setAttribute('aria-describedby', hint.id);
  const stopTabMode = onTabMode((tabFocusMode) => editor.updateOptions({ tabFocusMode }));
  const changes = model.onDidChangeContent(() => {
    height();
    onChange(model.getValue());
  });

  return {
    source: () => model.getValue(),
    setSource(text) {
      if (text === model.getValue()) return;
      editor.pushUndoStop();
      editor.executeEdits(owner, [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
    },
    mark: (markers) =>
      monaco.editor.setModelMarkers(
        model,
        owner,
        markers.map((marker) => toMonaco(monaco, model, marker)),
      ),
    reveal(line) {
      const lineNumber = Math.min(Math.max(line, 1), model.getLineCount());
      editor.setPosition({ lineNumber, column: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1 });
      editor.revealLineInCenterIfOutsideViewport(lineNumber);
    },
    setTheme: (next) => useTheme(monaco, next),
    focus: () => editor.focus(),
    problems: () => problemsOf(model),
    dispose() {
      changes.dispose();
      stopTabMode();
      hint.remove();
      editor.dispose();
      model.dispose();
      widgets.remove();
      box.remove();
    },
  };
};

/** The address of a new model: the same program may stand on a page twice, a model's address may not. */
function freeAddress(monaco: typeof Monaco, id: string): Monaco.Uri {
  for (let copy = 1; ; copy++) {
    const path = copy === 1 ? `/${id}.ts` : `/${id}-${copy}.ts`;
    const uri = monaco.Uri.from({ scheme: 'file', path });
    if (!monaco.editor.getModel(uri)) return uri;
  }
}

function addActions(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  onRun: () => void,
): void {
  const { KeyCode, KeyMod } = monaco;
  const onMac = /Mac/.test(navigator.platform);
  editor.addAction({
    id: 'program.run',
    label: words.run,
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter, ...(onMac ? [KeyMod.WinCtrl | KeyCode.Enter] : [])],
    run: onRun,
  });
  // In place of Monaco's own toggle, which forgets the choice with the page.
  editor.addAction({
    id: 'program.tab',
    label: words.tabMode,
    keybindings: [onMac ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM],
    run: toggleTabMode,
  });
  editor.addAction({
    id: 'program.simple-editor',
    label: words.simpleEditor,
    run: () => keepKind('codemirror'),
  });
}

/** Monaco colours in the background, which shows the text in one colour first. A short program can be done at once. */
function colourAtOnce(model: Monaco.editor.ITextModel): void {
  const { tokenization } = model as { tokenization?: { forceTokenization?(line: number): void } };
  tokenization?.forceTokenization?.(model.getLineCount());
}

function toMonaco(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  { line, column, endColumn, message, severity }: Marker,
): Monaco.editor.IMarkerData {
  const lineNumber = Math.min(Math.max(line, 1), model.getLineCount());
  const startColumn = column ?? (model.getLineFirstNonWhitespaceColumn(lineNumber) || 1);
  const word = column === undefined ? null : model.getWordAtPosition({ lineNumber, column });
  return {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn,
    endColumn: endColumn ?? word?.endColumn ?? model.getLineMaxColumn(lineNumber),
    message,
    severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
  };
}
