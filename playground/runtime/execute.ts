/** The name that the reader's code carries in stack traces. */
export const programName = 'program.ts';
export const checkName = 'check.ts';

export type Modules = Record<string, object>;

/**
 * Runs a compiled module to its end and returns what it exports. The wrapper adds no line, so positions in stack
 * traces are the reader's own.
 */
export async function execute(name: string, javascript: string, modules: Modules): Promise<object> {
  const exports: object = {};
  const require = (id: string): object => {
    const found = Object.hasOwn(modules, id) ? modules[id] : undefined;
    if (found) return found;
    throw new Error(
      `Programs can import ${Object.keys(modules)
        .map((known) => `'${known}'`)
        .join(' and ')}; there is no '${id}' here.`,
    );
  };
  const text = `(async function (require, exports) {${javascript}\n})`;
  const body = load && !evaluatedCodeHasAddress() ? loaded(load, name, text) : evaluated(name, text);
  await body(require, exports);
  return exports;
}

type Body = (require: (id: string) => object, exports: object) => Promise<void>;

// Taken while it is there: a program gets no `importScripts`.
const load = (globalThis as { importScripts?: (url: string) => void }).importScripts;

/** Indirect eval: the code sees the worker's globals and none of this module's names. */
// biome-ignore lint/security/noGlobalEval: running the reader's program is this file's purpose; the worker has no origin.
const evaluate = globalThis.eval as (source: string) => unknown;

function evaluated(name: string, text: string): Body {
  return evaluate(`${text}
//# sourceURL=${name}`) as Body;
}

/**
 * The same from an address, which begins with the name: WebKit 2.50 tells no line of evaluated code, whatever its
 * sourceURL says, and that of a script from a `data:` URL in full. The frame's policy lets such a script in, which may
 * do no more than evaluated code.
 */
function loaded(load: (url: string) => void, name: string, text: string): Body {
  const place = '__body';
  try {
    load(`data:text/javascript,${encodeURIComponent(`/*${name}*/globalThis.${place} = ${text}`)}`);
    return Reflect.get(globalThis, place) as Body;
  } finally {
    Reflect.deleteProperty(globalThis, place);
  }
}

let probed: boolean | undefined;

function evaluatedCodeHasAddress(): boolean {
  probed ??= String(evaluate('new Error().stack\n//# sourceURL=probe.ts')).includes('probe.ts:');
  return probed;
}
