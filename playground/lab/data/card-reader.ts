/** Reads the fields of something that claims to be a card, and says which one is not as it should be. */
export interface Reader {
  text(key: string): string;
  number(key: string): number;
  object(key: string): Reader;
  /** A list of objects. */
  list(key: string): Reader[];
  numbers(key: string): number[];
  texts(key: string): string[];
  has(key: string): boolean;
  /** What to throw when a field has the right type and a wrong value. */
  damaged(key: string, wanted: string): TypeError;
}

/** A reader of a card that has crossed into the sandbox. Written by hand: a schema library would be the largest part
 * of what a program loads. */
export function cardReader(card: unknown): Reader {
  const id = typeof card === 'object' && card !== null && 'id' in card ? String(card.id) : 'unknown';
  return reader(card, id, '');
}

function reader(value: unknown, id: string, path: string): Reader {
  const damaged = (key: string, wanted: string): TypeError =>
    new TypeError(
      `The card of the data set "${id}" is damaged: ${(path + key).replace(/\.$/, '') || 'it'} is not ${wanted}.`,
    );
  if (typeof value !== 'object' || value === null) throw damaged('', 'an object');
  const record = value as Record<string, unknown>;
  const listOf = <T>(key: string, use: (entry: unknown, index: number) => T): T[] => {
    const entries = record[key];
    if (!Array.isArray(entries)) throw damaged(key, 'a list');
    return entries.map(use);
  };
  return {
    damaged,
    has: (key) => record[key] !== undefined,
    text(key) {
      const entry = record[key];
      if (typeof entry !== 'string') throw damaged(key, 'a text');
      return entry;
    },
    number(key) {
      const entry = record[key];
      if (!isNumber(entry)) throw damaged(key, 'a number');
      return entry;
    },
    object: (key) => reader(record[key], id, `${path}${key}.`),
    list: (key) => listOf(key, (entry, index) => reader(entry, id, `${path}${key}[${index}].`)),
    numbers: (key) =>
      listOf(key, (entry, index) => {
        if (!isNumber(entry)) throw damaged(`${key}[${index}]`, 'a number');
        return entry;
      }),
    texts: (key) =>
      listOf(key, (entry, index) => {
        if (typeof entry !== 'string') throw damaged(`${key}[${index}]`, 'a text');
        return entry;
      }),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
