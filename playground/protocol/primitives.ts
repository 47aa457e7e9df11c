/** The longest text the page takes from a program in one piece. */
export const maxText = 20_000;
/** The longest sentence to the reader: a warning, the reason of a check. */
const maxSentence = 2000;
/** The longest name: a title, a label, units, a series. */
const maxName = 300;

/** The value as an object to look into. */
export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

export function text(value: unknown, most: number = maxText): string | undefined {
  return typeof value === 'string' ? value.slice(0, most) : undefined;
}

export function sentence(value: unknown): string | undefined {
  return text(value, maxSentence);
}

export function name(value: unknown): string | undefined {
  return text(value, maxName);
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A count: a safe integer that is not negative. */
export function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

export function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function oneOf<const T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((candidate) => candidate === value);
}

/** A list of numbers, taken as it is: copying a million of them would take as long as drawing them. */
export function numbers(value: unknown, limit: number): number[] | undefined {
  if (!Array.isArray(value) || value.length > limit) return undefined;
  for (let i = 0; i < value.length; i += 1) if (typeof value[i] !== 'number') return undefined;
  return value;
}

/** A list whose every entry parses; undefined when one does not or there are more than `limit`. */
export function list<T>(
  value: unknown,
  parse: (entry: unknown) => T | undefined,
  limit = 1000,
): T[] | undefined {
  if (!Array.isArray(value) || value.length > limit) return undefined;
  const parsed: T[] = [];
  for (const entry of value) {
    const one = parse(entry);
    if (one === undefined) return undefined;
    parsed.push(one);
  }
  return parsed;
}
