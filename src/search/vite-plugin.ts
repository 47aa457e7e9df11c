import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const search = /@astrojs\/starlight\/.*\/Search\.astro\?astro&type=script/;
const atIdle = /const onIdle = [^;]*;/;
const firstOpening = fileURLToPath(new URL('./first-opening.ts', import.meta.url));

/**
 * Starlight fetches its search, 27 KB, on every page as soon as the browser is idle. Here it is fetched when the reader
 * first opens the dialog. Starlight has no setting for that, so its script is changed while it is built.
 */
export function searchWhenOpened(): Plugin {
  return {
    name: 'search-when-opened',
    enforce: 'pre',
    transform(code, id) {
      if (!search.test(id)) return undefined;
      if (!atIdle.test(code))
        throw new Error('Starlight’s Search.astro no longer loads its search at idle: see src/search.');
      const changed = code.replace(atIdle, 'const onIdle = (load) => atFirstOpening(dialog, load);');
      return {
        code: `import { atFirstOpening } from ${JSON.stringify(firstOpening)};\n${changed}`,
        map: null,
      };
    },
  };
}
