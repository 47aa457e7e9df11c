import { write } from '../lab/report/log.ts';

/** Sends the worker's console to the playground's. */
export function routeConsole(): void {
  Object.assign(console, {
    log: (...values: unknown[]) => write('log', values),
    info: (...values: unknown[]) => write('info', values),
    debug: (...values: unknown[]) => write('info', values),
    warn: (...values: unknown[]) => write('warn', values),
    error: (...values: unknown[]) => write('error', values),
    table: (value: unknown) => write('log', [value]),
  });
}
