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
  // Indirect eval: the code sees the worker's globals and none of this module's names.
  // biome-ignore lint/security/noGlobalEval: running the reader's program is this file's purpose; the worker has no origin.
  const evaluate = globalThis.eval as (source: string) => unknown;
  const body = evaluate(`(async function (require, exports) {${javascript}\n})\n//# sourceURL=${name}`);
  await (body as (require: (id: string) => object, exports: object) => Promise<void>)(require, exports);
  return exports;
}
