import type { Attack } from './attack.ts';

/** Every way that a worker has to keep something, or to read what the site has kept. */
export const storage: Attack[] = [
  { name: 'localStorage', body: 'return localStorage.getItem("x")', blocked: 'ReferenceError' },
  { name: 'sessionStorage', body: 'return sessionStorage.getItem("x")', blocked: 'ReferenceError' },
  {
    name: 'indexedDB',
    body: 'const open = indexedDB.open("playground"); return heard(open, "success", "error")',
    blocked: 'SecurityError',
  },
  {
    name: 'the list of databases',
    body: 'return JSON.stringify(await indexedDB.databases())',
    blocked: 'SecurityError',
  },
  { name: 'caches', body: 'return (await caches.keys()).join()', blocked: 'SecurityError' },
  {
    name: 'cookieStore',
    body: 'absent("cookieStore"); return JSON.stringify(await cookieStore.getAll())',
    blocked: 'absent',
  },
  { name: 'document.cookie', body: 'return document.cookie', blocked: 'ReferenceError' },
  {
    name: 'the origin’s private files',
    body: 'return (await navigator.storage.getDirectory()).name',
    blocked: 'SecurityError',
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
    blocked: 'SecurityError',
  },
  { name: 'locks', body: 'return navigator.locks.request("x", () => "locked")', blocked: 'SecurityError' },
  {
    name: 'webkitRequestFileSystemSync',
    body: 'return webkitRequestFileSystemSync(0, 1024).name',
    blocked: 'SecurityError',
  },
  {
    name: 'webkitRequestFileSystem',
    body: 'return new Promise((yes, no) => webkitRequestFileSystem(0, 1024, () => yes("files"), no))',
    blocked: 'SecurityError',
  },
  { name: 'USB devices', body: 'return (await navigator.usb.getDevices()).length', blocked: 'SecurityError' },
  {
    name: 'serial ports',
    body: 'return (await navigator.serial.getPorts()).length',
    blocked: 'SecurityError',
  },
  {
    name: 'permissions',
    body: 'const { state } = await navigator.permissions.query({ name: "notifications" }); if (state !== "granted") throw named(state); return state',
    blocked: 'denied',
  },
];
