import type { Plugin } from 'esbuild';

/** Sizes instead of those in `sizes.ts`: small tensors go to the project's kernels, and most dispatches are folded. */
export const smallSizes: Plugin = {
  name: 'small sizes',
  setup(builder) {
    builder.onLoad({ filter: /kernels[\\/]webgpu[\\/]sizes\.ts$/ }, () => ({
      contents:
        'export const [widest, workgroup, fewestElements, fewestRows, longestRow] = [2, 4, 1, 1, 256];',
    }));
  },
};
