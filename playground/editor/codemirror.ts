import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { makeButton } from '../page/buttons.ts';
import { editor as words } from '../words/en/editor.ts';
import { highlighting, metrics } from './codemirror-theme.ts';
import { keepKind, keptKind } from './kind.ts';
import { heightOf, tabSize } from './metrics.ts';
import { addTabHint } from './tab-hint.ts';
import { onTabMode, tabMovesFocus, toggleTabMode } from './tab-mode.ts';
import type { Marker, OpenEditor } from './types.ts';

/** What any code editor does. Folding is left out: its gutter has no counterpart in the static code. */
const editing: Extension = [
  javascript({ typescript: true }),
  EditorState.tabSize.of(tabSize),
  indentUnit.of(' '.repeat(tabSize)),
  lineNumbers(),
  EditorView.lineWrapping,
  highlightSpecialChars(),
  history(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  search({ top: true }),
  highlightSelectionMatches(),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
];

/** Opens CodeMirror in the host: the editor for touch, without a type checker. */
export const open: OpenEditor = async ({ host, source, label, theme, onChange, onRun }) => {
  const box = document.createElement('div');
  box.className = 'program-editor';
  const code = document.createElement('div');
  code.className = 'program-editor-code';
  box.append(code);
  host.append(box);
  const hint = addTabHint(box, ...(keptKind() === 'codemirror' ? [wayBack()] : []));
  const colours = new Compartment();

  const view = new EditorView({
    parent: code,
    doc: source,
    extensions: [
      keymap.of([
        { key: 'Mod-Enter', run: handled(onRun) },
        { mac: 'Ctrl-Enter', run: handled(onRun) },
        { key: 'Ctrl-m', mac: 'Ctrl-Shift-m', run: handled(toggleTabMode) },
      ]),
      metrics,
      colours.of(highlighting(theme)),
      editing,
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-describedby': hint.id,
        autocapitalize: 'off',
        spellcheck: 'false',
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        grow(update.state.doc);
        onChange(update.state.doc.toString());
      }),
    ],
  });

  function grow(text: Text): void {
    code.style.height = `${heightOf(text.lines)}px`;
  }

  const follow = (movesFocus: boolean): void => view.setTabFocusMode(movesFocus);
  grow(view.state.doc);
  follow(tabMovesFocus());
  const stopTabMode = onTabMode(follow);

  return {
    source: () => view.state.doc.toString(),
    setSource(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        userEvent: 'input.replace',
        annotations: isolateHistory.of('full'),
      });
    },
    mark(markers) {
      view.dispatch(
        setDiagnostics(
          view.state,
          markers.map((marker) => toDiagnostic(view.state.doc, marker)),
        ),
      );
    },
    reveal(line) {
      const { from } = lineOf(view.state.doc, line);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
    },
    setTheme: (next) => view.dispatch({ effects: colours.reconfigure(highlighting(next)) }),
    focus: () => view.focus(),
    dispose() {
      stopTabMode();
      hint.remove();
      view.destroy();
      box.remove();
    },
  };
};

/** Whoever left Monaco by its command palette needs a way to it from here, where there is no palette. */
function wayBack(): HTMLElement {
  return makeButton(words.fullEditor, (button) => {
    keepKind('monaco');
    button.textContent = words.fromNextEdit;
  });
}

/** A command that lets no other binding of its keys act. */
function handled(action: () => void): () => boolean {
  return () => {
    action();
    return true;
  };
}

function lineOf(text: Text, line: number): { from: number; to: number; text: string } {
  return text.line(Math.min(Math.max(line, 1), text.lines));
}

function toDiagnostic(text: Text, { line, column, endColumn, message, severity }: Marker): Diagnostic {
  const at = lineOf(text, line);
  const from =
    column === undefined ? at.from + (at.text.length - at.text.trimStart().length) : at.from + column - 1;
  const to = endColumn === undefined ? at.to : at.from + endColumn - 1;
  return { from: Math.min(from, at.to), to: Math.min(Math.max(to, from), at.to), message, severity };
}
