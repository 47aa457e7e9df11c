import type { Attack } from './attack.ts';

/** Ways to the page, its windows and other programs, and out of the language. */
export const page: Attack[] = [
  { name: 'window', body: 'return window.location', blocked: 'ReferenceError' },
  { name: 'parent', body: 'return parent.document', blocked: 'ReferenceError' },
  { name: 'top', body: 'return top.location.href', blocked: 'ReferenceError' },
  { name: 'opener', body: 'return self.opener.location', blocked: 'TypeError' },
  { name: 'document', body: 'return document.body', blocked: 'ReferenceError' },
  { name: 'open', body: 'return open(attacker + "/open")', blocked: 'ReferenceError' },
  {
    name: 'location',
    body: 'location.href = attacker + "/location"; return location.href.startsWith("data:") ? Promise.reject(named("still data:")) : "moved"',
    blocked: 'TypeError',
  },
  {
    name: 'the origin',
    body: 'if (self.origin === "null") throw named("opaque"); return self.origin',
    blocked: 'opaque',
  },
  {
    name: 'the windows above, by location',
    body: 'if (!location.ancestorOrigins) throw named("none"); return "origins"',
    blocked: 'none',
  },
  {
    name: 'a message to the frame',
    body: 'self.onmessage = () => {}; postMessage({ boot: "ready" }); return heard(self, "message", "messageerror")',
    blocked: 'silence',
  },
  {
    name: 'BroadcastChannel',
    body: 'const c = new BroadcastChannel("playground"); c.postMessage("from the sandbox"); return heard(c, "message", "messageerror")',
    blocked: 'ReferenceError',
  },
  { name: 'Function', body: 'return Function("return this")().parent.document', blocked: 'TypeError' },
  {
    name: 'the constructor of async functions',
    body: 'return (await (async () => {}).constructor("return this")()).document.body',
    blocked: 'TypeError',
  },
  {
    name: 'the constructor of generators',
    body: 'return [...function* () {}.constructor("yield this")()][0].window.top',
    blocked: 'TypeError',
  },
  {
    name: 'lab’s own constructors',
    body: 'return log.constructor("return parent")().document',
    blocked: 'ReferenceError',
  },
  {
    name: 'names of the runtime',
    body: 'return (0, eval)("[typeof __sandbox, typeof port, typeof load, typeof outbox].join()") === "undefined,undefined,undefined,undefined" ? Promise.reject(named("unseen")) : "seen"',
    blocked: 'unseen',
  },
  {
    name: 'arguments.callee.caller',
    body: 'return (function () { return arguments.callee.caller })()',
    blocked: 'TypeError',
  },
  {
    name: 'Error.prepareStackTrace',
    body: 'Error.prepareStackTrace = (_, sites) => sites; const sites = new Error().stack; const got = sites.map((site) => site.getThis?.() ?? site.getFunction?.()).find((it) => it && it !== self && it.document); if (!got) throw named("nothing"); return got',
    blocked: 'nothing',
  },
  {
    name: 'a Proxy as a log line',
    body: 'const seen = []; log(new Proxy({}, { get: (_, key) => { seen.push(String(key)); return undefined }, ownKeys: () => { throw named("trapped") } })); return seen.includes("document") ? "page" : Promise.reject(named("described inside"))',
    blocked: 'trapped',
  },
  {
    name: 'a getter that runs on the page',
    body: 'log({ get x() { return globalThis.document ? "page" : "sandbox" } }); if (!globalThis.document) throw named("ran inside"); return "page"',
    blocked: 'ran inside',
  },
  {
    name: 'require of Node',
    body: 'return eval("typeof process === \'object\'") ? "process" : require("fs").readFileSync',
    blocked: 'Error',
  },
  { name: 'require of __proto__', body: 'return require("__proto__")', blocked: 'Error' },
  {
    name: 'the ShadowRealm',
    body: 'absent("ShadowRealm"); return new ShadowRealm().evaluate("typeof Worker")',
    blocked: 'absent',
  },
  {
    name: 'deleted constructors by other roads',
    body: 'const found = Object.getOwnPropertyNames(self).filter((name) => /^(Shared)?Worker$|^importScripts$/.test(name)); if (found.length === 0) throw named("none"); return found.join()',
    blocked: 'none',
  },
];
