import type { Plugin } from 'vite';

/** Scripts that carry no list of what they fetch later: an explorer's would weigh half as much again as its button. */
const withoutList = /\/Explorer\.astro/;

/**
 * Leaves the lists of files out of some scripts that stand in pages before a press. A browser that has such a list asks for
 * all files at once; without it, it finds those of the second row in the files of the first.
 */
export function shortPreloads(): Plugin {
  return {
    name: 'short-preloads',
    // Not in the site's configuration: Astro keeps few of the settings of this environment that stand there.
    configEnvironment(name) {
      if (name !== 'client') return undefined;
      return {
        build: {
          modulePreload: {
            resolveDependencies: (_, files, { hostId }) => (withoutList.test(hostId) ? [] : files),
          },
        },
      };
    },
  };
}
