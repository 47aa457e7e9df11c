/**
 * Metadata of version 3 whose fill values zarrita understands. The specification lets a floating-point array give its
 * fill value by its bits, as "0x7fc00000"; zarrita 0.7 keeps the text, which becomes the number 2,143,289,344.
 *
 * @param bytes a file zarr.json, of an array or of a group that lists its arrays
 */
export function withPlainFills(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  if (!/"fill_value"\s*:\s*"0x/i.test(text)) return bytes;
  const plain = JSON.stringify(JSON.parse(text), (_, value: unknown) => mended(value));
  return new TextEncoder().encode(plain);
}

function mended(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const array = value as Record<string, unknown>;
  const [type, fill] = [array['data_type'], array['fill_value']];
  const bits = typeof type === 'string' ? Number(/^float(16|32|64)$/.exec(type)?.[1]) : Number.NaN;
  const isHex = typeof fill === 'string' && /^0x[0-9a-f]{1,16}$/i.test(fill);
  if (!isHex || Number.isNaN(bits)) return value;
  const number = floatOf(BigInt(fill), bits);
  // JSON has no other numbers than finite ones.
  return { ...array, fill_value: Number.isFinite(number) ? number : String(number) };
}

/** The number whose bits these are. */
function floatOf(bits: bigint, width: number): number {
  if (width === 16) return halfOf(Number(BigInt.asUintN(16, bits)));
  const view = new DataView(new ArrayBuffer(8));
  if (width === 64) view.setBigUint64(0, BigInt.asUintN(64, bits));
  else view.setUint32(0, Number(BigInt.asUintN(32, bits)));
  return width === 64 ? view.getFloat64(0) : view.getFloat32(0);
}

function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
