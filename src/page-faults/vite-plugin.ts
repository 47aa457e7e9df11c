import { readFileSync } from 'node:fs';
import { judgePage } from './judge-page.ts';
import { below, namesOnDisk } from './known-names.ts';
import { parsePage } from './parse-page.ts';
import { picture, say } from './say.ts';

/**
 * Holds every page to the rules of `npm run check` before it is compiled, in the same words: the build stops, and the
 * dev server shows them over the page.
 */
export function pageFaults() {
  let root = '';
  return {
    name: 'page-faults',
    enforce: 'pre' as const,
    configResolved(config: { root: string }): void {
      root = config.root;
    },
    transform: {
      filter: { id: /\/content\/.*\.mdx(\?|$)/ },
      handler(_code: string, id: string): undefined {
        const path = id.replace(/\?.*$/, '');
        const text = readFileSync(path, 'utf8');
        const file = below(root, path);
        const faults = judgePage(parsePage(text), namesOnDisk(root));
        const [first] = faults;
        if (!first) return;
        const words = faults.map(
          (fault) => `${say({ file, ...fault })}\n${picture(text, fault.line, fault.column)}`,
        );
        throw Object.assign(new Error(words.join('\n')), {
          name: 'PageFault',
          loc: { file: path, line: first.line, column: first.column },
          hint: first.mend,
        });
      },
    },
  };
}
