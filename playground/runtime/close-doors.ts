/**
 * The opaque origin and the frame's policy keep the network, storage and the page away. What is left to close is
 * what they allow and a program has no use for: workers of its own, which would be one more thing to end, and closing
 * the worker, after which nobody would say that the run is over.
 */
export function closeDoors(): void {
  for (const name of ['Worker', 'SharedWorker', 'importScripts', 'close']) {
    // `importScripts` and `close` live on the prototype, the constructors on the global itself.
    for (let owner: object | null = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
      Reflect.deleteProperty(owner, name);
    }
  }
}
