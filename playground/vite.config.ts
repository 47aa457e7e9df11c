import type { UserConfig } from 'vite';
import { sandboxAssets } from './build/vite-plugin.ts';
import { editorDeclarations } from './editor/declarations/vite-plugin.ts';

/** How `demo.html` is served and built: all that a page of its own needs besides Vite. */
export default {
  root: import.meta.dirname,
  plugins: [sandboxAssets(), editorDeclarations()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
    rollupOptions: { input: 'demo.html' },
  },
} satisfies UserConfig;
