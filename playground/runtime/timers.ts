/**
 * Puts guarded timers in the place of the engine's. `setTimeout("import('…')")` ends the whole tab in Firefox ESR 153,
 * and a program has functions: text is refused. What a function throws is caught here, since WebKit would report it as
 * "Script error." without its line.
 */
export function guardTimers(report: (thrown: unknown) => void): void {
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const start = globalThis[name] as (handler: unknown, ...rest: unknown[]) => unknown;
    const timer = (handler: unknown, ...rest: unknown[]): unknown => {
      if (typeof handler !== 'function') {
        throw new TypeError(
          `${name} takes a function here, and no text: write ${name}(() => …, milliseconds).`,
        );
      }
      const guarded = (...given: unknown[]): unknown => {
        try {
          return Reflect.apply(handler, globalThis, given);
        } catch (thrown) {
          return report(thrown);
        }
      };
      return start(guarded, ...rest);
    };
    for (let owner: object | null = globalThis; owner; owner = Object.getPrototypeOf(owner) as object | null)
      if (Object.hasOwn(owner, name)) Object.defineProperty(owner, name, { value: timer });
  }
}
