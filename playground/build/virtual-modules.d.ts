declare module 'virtual:sandbox-assets' {
  import type { SandboxAssets } from '../protocol/assets.ts';

  export const assets: SandboxAssets;
}

declare module 'virtual:*benchmark-program' {
  /** Defines `benchmark.turn`. */
  export const javascript: string;
}
