import type { Attack } from './attack.ts';

/** Every way that a worker has to keep something, or to read what the site has kept. */
export const storage: Attack[] = [
  { name: 'localStorage', body: 'return localStorage.getItem("x")', blocked: 'ReferenceError' },
  { name: 'sessionStorage', body: 'return sessionStorage.getItem("x")', blocked: 'ReferenceError' },
  {
    name: 'indexedDB',
    body: 'const open = indexedDB.open("playground"); return heard(open, "success", "error")',
    blocked: 'ReferenceError',
  },
  {
    name: 'the list of databases',
    body: 'return JSON.stringify(await indexedDB.databases())',
    blocked: 'ReferenceError',
  },
  { name: 'caches', body: 'return (await caches.keys()).join()', blocked: 'ReferenceError' },
  {
    name: 'a cache of a hundred megabytes',
    body: 'const cache = await caches.open("mine"); await cache.put("https://kept.example/", new Response(new Uint8Array(1e8))); return "kept"',
    blocked: 'ReferenceError',
  },
  {
    name: 'stores by way of the prototypes',
    body: 'for (let o = self; o; o = Object.getPrototypeOf(o)) for (const name of ["caches", "indexedDB", "cookieStore", "BroadcastChannel"]) if (Object.hasOwn(o, name)) return name; for (let o = navigator; o; o = Object.getPrototypeOf(o)) for (const name of ["storage", "locks", "serviceWorker"]) if (Object.hasOwn(o, name)) return name; throw named("nowhere")',
    blocked: 'nowhere',
  },
  {
    name: 'cookieStore',
    body: 'absent("cookieStore"); return JSON.stringify(await cookieStore.getAll())',
    blocked: 'absent',
  },
  { name: 'document.cookie', body: 'return document.cookie', blocked: 'ReferenceError' },
  {
    name: 'the origin’s private files',
    body: 'return (await navigator.storage.getDirectory()).name',
    blocked: 'TypeError',
  },
  {
    name: 'storage.estimate',
    body: 'return (await navigator.storage.estimate()).usage',
    blocked: 'TypeError',
  },
  { name: 'storage.persisted', body: 'return navigator.storage.persisted()', blocked: 'TypeError' },
  {
    name: 'storage buckets',
    body: 'return (await navigator.storageBuckets.keys()).join()',
    blocked: 'TypeError',
  },
  { name: 'locks', body: 'return navigator.locks.request("x", () => "locked")', blocked: 'TypeError' },
  {
    name: 'webkitRequestFileSystemSync',
    body: 'return webkitRequestFileSystemSync(0, 1024).name',
    blocked: 'ReferenceError',
  },
  {
    name: 'webkitRequestFileSystem',
    body: 'return new Promise((yes, no) => webkitRequestFileSystem(0, 1024, () => yes("files"), no))',
    blocked: 'ReferenceError',
  },
  { name: 'USB devices', body: 'return (await navigator.usb.getDevices()).length', blocked: 'TypeError' },
  {
    name: 'serial ports',
    body: 'return (await navigator.serial.getPorts()).length',
    blocked: 'TypeError',
  },
  {
    name: 'permissions',
    body: 'const { state } = await navigator.permissions.query({ name: "notifications" }); if (state !== "granted") throw named(state); return state',
    blocked: 'TypeError',
  },
  {
    name: 'HID devices',
    body: 'return (await navigator.hid.getDevices()).length',
    blocked: 'TypeError',
  },
  {
    name: 'how busy the processor is',
    body: 'absent("PressureObserver"); await new PressureObserver(() => {}).observe("cpu"); return "observed"',
    blocked: 'NotAllowedError',
  },
  {
    name: 'whether the reader is there',
    body: 'absent("IdleDetector"); await new IdleDetector().start(); return "started"',
    blocked: 'SecurityError',
  },
  {
    name: 'what others have loaded',
    body: 'const seen = performance.getEntriesByType("resource").map(({ name }) => name); if (seen.length === 0) throw named("none"); return seen.join()',
    blocked: 'none',
  },
];
