import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** What only the editor's style sheets contain. */
const editorStyles = /\.(monaco-editor|program-editor)\b/;

/**
 * Astro links the styles of every client module, those of dynamic imports too, in the head of each page: 175 kB of
 * Monaco before any press. The editor's chunk loads its own styles when it is imported, so the links go.
 */
export function lazyEditorStyles(): AstroIntegration {
  return {
    name: 'lazy-editor-styles',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const lazy: string[] = [];
        for await (const path of glob('_astro/*.css', { cwd: folder })) {
          if (editorStyles.test(await readFile(folder + path, 'utf8')))
            lazy.push(path.split('/').at(-1) ?? path);
        }
        for await (const path of glob('**/*.html', { cwd: folder })) {
          const html = await readFile(folder + path, 'utf8');
          const lighter = html.replace(
            /<link rel="stylesheet" href="([^"]*)"[^>]*>/g,
            (link, href: string) => (lazy.some((name) => href.endsWith(`/${name}`)) ? '' : link),
          );
          if (lighter !== html) await writeFile(folder + path, lighter);
        }
      },
    },
  };
}
