declare module 'virtual:sandbox-assets' {
  import type { SandboxAssets } from '../protocol/assets.ts';

  export const assets: SandboxAssets;
}
