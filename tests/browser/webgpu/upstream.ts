import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { suitesOf } from '../../kernels/upstream/bundle.ts';
import { openPagesOf, type ScriptPages } from './open.ts';

/** Sizes instead of those in `sizes.ts`: small tensors go to the project's kernels, and most dispatches are folded. */
const smallSizes: Plugin = {
  name: 'small sizes',
  setup(builder) {
    builder.onLoad({ filter: /kernels[\\/]webgpu[\\/]sizes\.ts$/ }, () => ({
      contents:
        'export const [widest, workgroup, fewestElements, fewestRows, longestRow] = [2, 4, 1, 1, 256];',
    }));
  },
};

/** Pages of `upstream-page.ts` and suites of tfjs-core, by the names of their files. */
export function openUpstreamPages(names: readonly string[], small: boolean): Promise<ScriptPages> {
  const source = suitesOf(names, fileURLToPath(new URL('./upstream-page.ts', import.meta.url)), 'webgpu');
  return openPagesOf(small ? { ...source, plugins: [...(source.plugins ?? []), smallSizes] } : source);
}
