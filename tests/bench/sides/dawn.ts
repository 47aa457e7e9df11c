/** What of the package `webgpu` is used; it is no dependency, since its 100 MB serve this benchmark alone. */
interface Dawn {
  create(options: string[]): GPU;
  globals: Record<string, unknown>;
}

/**
 * Gives this process `navigator.gpu`, by Dawn, the WebGPU of Chromium.
 *
 * @param module path of the package's module
 */
export async function startDawn(module: string): Promise<void> {
  const { create, globals } = (await import(module)) as Dawn;
  Object.assign(globalThis, globals);
  // Node's own navigator cannot be written to. Libraries tune themselves by the name of the browser, and Dawn is Chrome's.
  const navigator = { gpu: create([]), userAgent: 'Chrome', hardwareConcurrency: 1 };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
