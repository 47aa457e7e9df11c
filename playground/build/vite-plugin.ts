import type { Plugin } from 'vite';
import { assetUrls, type BuiltAssets, buildSandboxAssets } from './sandbox-assets.ts';

const id = 'virtual:sandbox-assets';

/**
 * Gives `virtual:sandbox-assets` the addresses of what the sandbox is made of: served from memory
 * while developing, written beside the site's other files by a build.
 */
export function sandboxAssets(): Plugin {
  let base = '/';
  let assets: Promise<BuiltAssets> | undefined;
  const built = (): Promise<BuiltAssets> => {
    assets ??= buildSandboxAssets();
    return assets;
  };
  return {
    name: 'sandbox-assets',
    configResolved(config) {
      base = config.base;
    },
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      return `export const assets = ${JSON.stringify(assetUrls(await built(), base))};`;
    },
    configureServer(server) {
      server.watcher.on('change', (path) => {
        if (/playground\/(runtime|lab|kernels|protocol)\//.test(path)) assets = undefined;
      });
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const inBase = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
        const file = inBase.startsWith('sandbox/') ? (await built()).files.get(inBase) : undefined;
        if (!file) return next();
        response.setHeader('content-type', file.type);
        response.end(file.content);
      });
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [fileName, { content }] of (await built()).files)
        this.emitFile({ type: 'asset', fileName, source: content });
    },
  };
}
