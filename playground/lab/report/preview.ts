const maxDepth = 4;
const maxEntries = 50;
const maxLength = 20_000;

/** Describes an object in one line and in full, bounded in depth and length, with cycles named. */
export function preview(value: object): { preview: string; detail: string } {
  const detail = describe(value, 0, new Set()).slice(0, maxLength);
  const line = detail.replace(/\s+/g, ' ');
  return { preview: line.length > 120 ? `${line.slice(0, 119)}…` : line, detail };
}

function describe(value: unknown, depth: number, above: Set<object>): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 1000 ? `${value.slice(0, 1000)}…` : value);
  if (typeof value === 'function') return `ƒ ${value.name || 'anonymous'}()`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp || value instanceof URL) return String(value);
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`;
  if (above.has(value)) return '[circular]';
  if (depth >= maxDepth) return Array.isArray(value) ? '[…]' : '{…}';
  const inside = new Set(above).add(value);
  const indent = '  '.repeat(depth + 1);
  const list = (entries: string[], open: string, close: string, more: number): string => {
    if (more > 0) entries.push(`… ${more} more`);
    const flat = entries.join(', ');
    return flat.length < 80
      ? `${open}${flat}${close}`
      : `${open}\n${indent}${entries.join(`,\n${indent}`)}\n${'  '.repeat(depth)}${close}`;
  };
  if (ArrayBuffer.isView(value) && 'length' in value) {
    const array = value as unknown as ArrayLike<number>;
    const first = Array.from({ length: Math.min(array.length, 8) }, (_, i) => String(array[i]));
    return list(first, `${value.constructor.name}(${array.length}) [`, ']', array.length - first.length);
  }
  if (Array.isArray(value)) {
    const first = value.slice(0, maxEntries).map((entry) => describe(entry, depth + 1, inside));
    return list(first, '[', ']', value.length - first.length);
  }
  const entries =
    value instanceof Map
      ? [...value]
      : value instanceof Set
        ? [...value].map((v, i) => [i, v] as const)
        : safeEntries(value);
  const name = value.constructor?.name;
  const prefix = name && name !== 'Object' ? `${name} ` : '';
  const first = entries
    .slice(0, maxEntries)
    .map(([key, entry]) => `${String(key)}: ${describe(entry, depth + 1, inside)}`);
  return list(first, `${prefix}{ `, ' }', entries.length - first.length);
}

/** Getters of foreign objects may throw. */
function safeEntries(value: object): [string, unknown][] {
  return Object.keys(value).map((key) => {
    try {
      return [key, Reflect.get(value, key)];
    } catch (error) {
      return [key, error];
    }
  });
}
