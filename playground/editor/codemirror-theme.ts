import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import dark from 'shiki/themes/github-dark-high-contrast.mjs';
import light from 'shiki/themes/github-light-high-contrast.mjs';
import { blockPadding, fontSize, lineHeight } from './metrics.ts';
import type { EditorTheme } from './types.ts';

type Theme = typeof light;

/** Which of CodeMirror's tags take the colour of which of Shiki's scopes. */
const scopes = [
  { tag: [tags.keyword, tags.operator, tags.modifier, tags.function(tags.punctuation)], scope: 'keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], scope: 'string' },
  { tag: tags.comment, scope: 'comment' },
  {
    tag: [tags.number, tags.bool, tags.null, tags.self, tags.atom, tags.definition(tags.variableName)],
    scope: 'constant',
  },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    scope: 'entity.name.function',
  },
  { tag: [tags.typeName, tags.className], scope: 'entity.name' },
  // `.` is an operator to CodeMirror; to the theme it is plain text.
  { tag: tags.derefOperator, scope: undefined },
];

/** The colours of the static code, as near as CodeMirror's coarser grammar allows. */
export function highlighting(theme: EditorTheme): Extension {
  const shiki = theme === 'dark' ? dark : light;
  const style = HighlightStyle.define(
    scopes.map(({ tag, scope }) => ({ tag, color: colourOf(shiki, scope) })),
  );
  return [syntaxHighlighting(style), EditorView.theme({}, { dark: theme === 'dark' })];
}

function colourOf(theme: Theme, scope: string | undefined): string {
  const rules = theme.tokenColors ?? theme.settings ?? [];
  const rule = rules.find((rule) => scope !== undefined && [rule.scope ?? []].flat().includes(scope));
  return rule?.settings.foreground ?? 'inherit';
}

/** The measures of the static code. */
export const metrics: Extension = EditorView.theme({
  '&': { fontSize: `${fontSize}px` },
  '.cm-scroller': { lineHeight: `${lineHeight}px` },
  '.cm-content': { padding: `${blockPadding}px 0`, caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0' },
  '.cm-gutters': { background: 'transparent', border: '0', color: 'var(--ink-soft)' },
  '.cm-lineNumbers': { width: '2.75rem' },
  '.cm-lineNumbers .cm-gutterElement': { width: '2rem', minWidth: '0', padding: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
});
