import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** A built page as it is to be, and the files that it needs, by their names below the site's root. */
export interface Rewritten<Content = string | Uint8Array> {
  page: string;
  files: Map<string, Content>;
}

/**
 * Rewrites every page that the build has written. One that is as it was is not written again.
 * @param rewrite is given a page's text and the site's base path, slash included
 */
export function rewritePages(
  name: string,
  rewrite: (html: string, base: string) => Rewritten,
): AstroIntegration {
  let base = '/';
  return {
    name,
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        // All are listed first: what is written meanwhile is no page of the build's.
        for (const path of await Array.fromAsync(glob('**/*.html', { cwd: folder }))) {
          const html = await readFile(folder + path, 'utf8');
          const { page, files } = rewrite(html, base);
          for (const [file, content] of files) {
            await mkdir(dirname(folder + file), { recursive: true });
            await writeFile(folder + file, content);
          }
          if (page !== html) await writeFile(folder + path, page);
        }
      },
    },
  };
}
