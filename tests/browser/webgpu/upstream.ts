import { fileURLToPath } from 'node:url';
import { suitesOf } from '../../kernels/upstream/bundle.ts';
import { openPagesOf, type ScriptPages } from './open.ts';
import { smallSizes } from './small-sizes.ts';

/** Pages of `upstream-page.ts` and suites of tfjs-core, by the names of their files; kernels take tensors of every size. */
export function openUpstreamPages(names: readonly string[]): Promise<ScriptPages> {
  const source = suitesOf(names, fileURLToPath(new URL('./upstream-page.ts', import.meta.url)), 'webgpu');
  return openPagesOf({ ...source, plugins: [...(source.plugins ?? []), smallSizes] });
}
