import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const search = /@astrojs\/starlight\/.*\/Search\.astro\?astro&type=script/;
const atIdle = /const onIdle = [^;]*;/;
const sections = 'result.sub_results = result.sub_results.map(';
const firstOpening = fileURLToPath(new URL('./first-opening.ts', import.meta.url));

/**
 * Starlight fetches its search, 27 KB, on every page as soon as the browser is idle. Here it is fetched when the reader
 * first opens the dialog, and lists the sections whose headings are looked for. Starlight has no setting for that, so its script is changed while it is built.
 */
export function searchWhenOpened(): Plugin {
  return {
    name: 'search-when-opened',
    enforce: 'pre',
    transform(code, id) {
      if (!search.test(id)) return undefined;
      if (!atIdle.test(code) || !code.includes(sections))
        throw new Error('Starlight’s Search.astro no longer loads or lists as it did: see src/search.');
      const changed = code
        .replace(atIdle, 'const onIdle = (load) => atFirstOpening(dialog, load);')
        .replace(sections, 'result.sub_results = headed(result.sub_results, dialog).map(');
      return {
        code: `import { atFirstOpening, headed } from ${JSON.stringify(firstOpening)};\n${changed}`,
        map: null,
      };
    },
  };
}
