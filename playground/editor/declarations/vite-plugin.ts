import type { Plugin } from 'vite';
import { buildDeclarations } from './build.ts';
import { labSources } from './lab.ts';

const id = 'virtual:editor-declarations';

/**
 * What the editors import from packages. Vite's development server would find these only at the first Edit, and
 * then reload the page under the reader's hands.
 */
const packages = [
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-javascript',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/search',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  '@shikijs/monaco',
  'monaco-editor/editor',
  'monaco-editor/features/register.all',
  'monaco-editor/languages/definitions/typescript/register',
  'monaco-editor/languages/features/typescript/register',
  'shiki/core',
  'shiki/engine/javascript',
  'shiki/langs/typescript.mjs',
  'shiki/themes/github-dark-high-contrast.mjs',
  'shiki/themes/github-light-high-contrast.mjs',
];

/**
 * Gives `import('virtual:editor-declarations')` the type library of programs, as a chunk of its own that nothing
 * but the editor asks for. Making it takes half a second, paid once and only when it is asked for.
 */
export function editorDeclarations(): Plugin {
  return {
    name: 'editor-declarations',
    config: () => ({ optimizeDeps: { include: packages } }),
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      for (const path of labSources()) this.addWatchFile(path);
      const { tfjs, lab } = await buildDeclarations();
      // As text for JSON.parse: engines read that faster than an object literal of a megabyte.
      return `export const files = JSON.parse(${JSON.stringify(JSON.stringify({ ...tfjs, ...lab }))});`;
    },
  };
}
