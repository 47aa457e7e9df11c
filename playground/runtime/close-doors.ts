/** Workers of its own would be one more thing to end; after `close` nobody would say that the run is over. */
const lifetimes = ['Worker', 'SharedWorker', 'importScripts', 'close'];

/**
 * What keeps something, or speaks to another run. An opaque origin has none of it by the standards, but WebKitGTK 2.50
 * gives it a Cache of 100 MB, and a browser that comes may forget another.
 */
const stores = [
  ...['caches', 'CacheStorage', 'Cache'],
  ...['indexedDB', 'IDBFactory'],
  ...['cookieStore', 'CookieStore'],
  ...['webkitRequestFileSystem', 'webkitRequestFileSystemSync'],
  ...['webkitResolveLocalFileSystemURL', 'webkitResolveLocalFileSystemSyncURL'],
  'BroadcastChannel',
];

/** The same behind `navigator`, and the reader's devices, which a program has no business with. */
const belongings = [
  ...['storage', 'storageBuckets', 'webkitTemporaryStorage', 'webkitPersistentStorage', 'locks'],
  ...['serviceWorker', 'permissions', 'usb', 'serial', 'hid', 'bluetooth'],
];

/**
 * The opaque origin and the frame's policy keep the network, storage and the page away. This closes what they allow and
 * a program has no use for, and shuts once more what only the browser's own word keeps shut.
 */
export function closeDoors(): void {
  removeFrom(globalThis, [...lifetimes, ...stores]);
  removeFrom(navigator, belongings);
}

/** Takes names from an object and from all that it inherits from: constructors are its own, functions are not. */
function removeFrom(start: object, names: readonly string[]): void {
  for (const owner of chain(start)) for (const name of names) Reflect.deleteProperty(owner, name);
}

function* chain(start: object): Generator<object> {
  for (let owner: object | null = start; owner; owner = Object.getPrototypeOf(owner)) yield owner;
}
