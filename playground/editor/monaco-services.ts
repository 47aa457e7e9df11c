/** What all Monaco editors of a page share, set up once: workers, the type checker's settings, the themes. */
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// Single features are no choice: the TypeScript mode imports all of them, and an editor made before breaks.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { addShikiThemes } from './monaco-highlighting.ts';
import { showTextOnly } from './monaco-text-only.ts';

let ready: Promise<typeof monaco> | undefined;

/** Monaco with everything in place. A failed download is tried again by the next call. */
export function monacoServices(): Promise<typeof monaco> {
  ready ??= prepare().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function prepare(): Promise<typeof monaco> {
  showTextOnly();
  const [{ files }] = await Promise.all([import('virtual:editor-declarations'), addShikiThemes(monaco)]);
  self.MonacoEnvironment = {
    getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
  };
  // Before any model exists: each later change would start the type checker anew.
  typescriptDefaults.setCompilerOptions({
    target: 99, // ESNext
    module: 99, // ESNext
    moduleResolution: 2, // by folders: the declarations lie below node_modules/
    moduleDetection: 3, // force: a program without imports is a module too, its names are its own
    lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowNonTsExtensions: true,
  });
  typescriptDefaults.setExtraLibs(
    Object.entries(files).map(([path, content]) => ({ content, filePath: `file:///node_modules/${path}` })),
  );
  return monaco;
}
