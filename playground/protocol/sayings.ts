import { list, oneOf, record, text } from './primitives.ts';

/**
 * What the sandbox has to say to the reader, by code, and how many values each is filled with. The page has the words
 * (`playground/words/`): so a program, which may send what it likes, cannot put sentences of its own in the page's
 * mouth, and the sandbox knows no language.
 */
export const sayings = {
  // What was wrong with a program
  threw: 1, // what it threw, which is no error
  'out-of-device-memory': 0,
  'device-refused': 1, // the device's own words
  'device-lost': 1, // the browser's own words
  'context-lost': 0,
  flooded: 0,
  'process-ended': 0,
  'compiler-not-loaded': 0,
  'not-compiled': 0,
  // What to try
  'no-gradient': 1, // operation
  'loss-unconnected': 0,
  'shapes-not-broadcast': 2, // sizes
  'sizes-not-inner': 2, // sizes
  'log-shapes': 0,
  'use-less-memory': 0,
  'device-reset': 0,
  'tensor-released': 0,
  'not-defined': 1, // name
  'other-backend': 0,
  'new-device': 0,
  'use-lab': 0,
  'look-for-growth': 0,
  'reload-if-again': 0,
  // Why a backend was taken or passed over
  'backend-wrong': 2, // backend, what it computed
  'backend-not-started': 2, // backend, why
  'webgpu-not-offered': 0,
  'webgpu-no-adapter': 0,
  'webgpu-starts': 1, // device, or nothing
  'only-processor': 0,
  'backend-asked': 1, // backend
  'backend-fastest': 1, // backend
  'backend-first': 1, // backend
  // In the console
  'timers-left': 1, // lines, or nothing
  'more-parts': 1, // count
} as const;

export type SayingCode = keyof typeof sayings;

/** One of them with its values, which may hold anything that a program chose. */
export interface Saying {
  code: SayingCode;
  values: string[];
}

export function saying(code: SayingCode, ...values: string[]): Saying {
  return { code, values };
}

const codes = Object.keys(sayings) as SayingCode[];

/** Parses a saying; undefined when its code is none or its values are not as many as the code has. */
export function parseSaying(data: unknown): Saying | undefined {
  const said = record(data);
  const code = oneOf(codes, said?.['code']);
  const values = list(said?.['values'], (value) => text(value), 2);
  return code && values && values.length === sayings[code] ? { code, values } : undefined;
}
