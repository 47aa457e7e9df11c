/* Typed arrays do not survive the way out of the browser: they travel as lists that say what they were. */

/** A value in which every typed array is a list with its kind. */
export function pack(value: unknown): unknown {
  if (value instanceof Float32Array) return { float32: Array.from(value) };
  if (value instanceof Uint32Array) return { uint32: Array.from(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)]));
}

/** The value that was packed. */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const { float32, uint32 } = value as Record<string, unknown>;
  if (Array.isArray(float32)) return Float32Array.from(float32);
  if (Array.isArray(uint32)) return Uint32Array.from(uint32);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
}
