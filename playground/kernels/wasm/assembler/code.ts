/** A piece of WebAssembly: bytes, nested as the expressions that they stand for. */
export type Code = number | readonly Code[];

export type ValueType = 'i32' | 'f32' | 'v128';

/** A local variable or a parameter of a function under construction. */
export interface Local {
  readonly get: Code;
  readonly set: (value: Code) => Code;
  /** Adds to an i32. */
  readonly increase: (by: Code) => Code;
}

/** LEB128 without sign: counts, indices and offsets. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return bytes;
}

/** LEB128 with sign: constants. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && !(low & 0x40)) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

function floatBytes(value: number): Code {
  return [...new Uint8Array(new Float32Array([value]).buffer)];
}

const binary = (opcode: Code) => (a: Code, b: Code) => [a, b, opcode] as const;
const unary = (opcode: Code) => (a: Code) => [a, opcode] as const;

/** Arithmetic on addresses and counts. Addresses may lie above 2 GiB, so comparisons and shifts have no sign. */
export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  shl: binary(0x74),
  isZero: unary(0x45),
  less: binary(0x49),
  lessSigned: binary(0x48),
  notLess: binary(0x4f),
} as const;

/**
 * Arithmetic on `width` float32 at once. The two that exist, `scalar` and `vector`, share this interface, so that a
 * loop and its remainder are one piece of text.
 */
export interface Lanes {
  readonly width: 1 | 4;
  readonly type: ValueType;
  readonly load: (address: Code, offset?: number) => Code;
  readonly store: (address: Code, value: Code, offset?: number) => Code;
  /** One float32 in memory, in every lane. */
  readonly spread: (address: Code, offset?: number) => Code;
  readonly splat: (value: Code) => Code;
  readonly const: (value: number) => Code;
  readonly add: (a: Code, b: Code) => Code;
  readonly sub: (a: Code, b: Code) => Code;
  readonly mul: (a: Code, b: Code) => Code;
  /** a b + c. */
  readonly mulAdd: (a: Code, b: Code, c: Code) => Code;
  readonly div: (a: Code, b: Code) => Code;
  readonly max: (a: Code, b: Code) => Code;
  readonly min: (a: Code, b: Code) => Code;
  readonly sqrt: (a: Code) => Code;
  /** Shifts the bits into the place of a float's exponent: of a whole number n + 127, kept in the lowest bits, makes 2ⁿ. */
  readonly toExponent: (a: Code) => Code;
  /** Masks for `select`. */
  readonly greater: (a: Code, b: Code) => Code;
  readonly notLess: (a: Code, b: Code) => Code;
  readonly equal: (a: Code, b: Code) => Code;
  readonly select: (mask: Code, yes: Code, no: Code) => Code;
}

const f32 = (value: number): Code => [0x43, floatBytes(value)];
const loadScalar = (address: Code, offset = 0): Code => [address, 0x2a, 2, unsigned(offset)];

export const scalar: Lanes = {
  width: 1,
  type: 'f32',
  load: loadScalar,
  store: (address, value, offset = 0) => [address, value, 0x38, 2, unsigned(offset)],
  spread: loadScalar,
  splat: (value) => value,
  const: f32,
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  mulAdd: (a, b, c) => [c, a, b, 0x94, 0x92],
  div: binary(0x95),
  min: binary(0x96),
  max: binary(0x97),
  sqrt: unary(0x91),
  toExponent: (a) => [a, 0xbc, i32.const(23), 0x74, 0xbe],
  greater: binary(0x5e),
  notLess: binary(0x60),
  equal: binary(0x5b),
  select: (mask, yes, no) => [yes, no, mask, 0x1b],
};

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];

export const vector: Lanes = {
  width: 4,
  type: 'v128',
  // The alignment of 4 is a hint; tensors start at multiples of 8.
  load: (address, offset = 0) => [address, simd(0), 2, unsigned(offset)],
  store: (address, value, offset = 0) => [address, value, simd(11), 2, unsigned(offset)],
  spread: (address, offset = 0) => [address, simd(9), 2, unsigned(offset)],
  splat: (value) => [value, simd(19)],
  const: (value) => [f32(value), simd(19)],
  add: binary(simd(228)),
  sub: binary(simd(229)),
  mul: binary(simd(230)),
  mulAdd: (a, b, c) => [c, a, b, simd(230), simd(228)],
  div: binary(simd(231)),
  min: binary(simd(232)),
  max: binary(simd(233)),
  sqrt: unary(simd(227)),
  toExponent: (a) => [a, i32.const(23), simd(171)],
  greater: binary(simd(68)),
  notLess: binary(simd(70)),
  equal: binary(simd(65)),
  select: (mask, yes, no) => [yes, no, mask, simd(82)],
};

/**
 * For engines with relaxed SIMD: a b + c is one operation, and is rounded once, where the processor has it, as nearly all have.
 * So another processor may give another last digit; the same gives the same.
 */
export const fusing: Lanes = { ...vector, mulAdd: (a, b, c) => [a, b, c, simd(0x105)] };

/** Four of the eight lanes of two vectors, by index: 0 to 3 of `a`, 4 to 7 of `b`. */
export function shuffle(a: Code, b: Code, lanes: readonly [number, number, number, number]): Code {
  return [a, b, simd(13), lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte))];
}

/** The float32 in a lane of a vector. */
export function lane(value: Code, index: number): Code {
  return [value, simd(31), index];
}

const empty = 0x40;

export function when(condition: Code, then: Code, otherwise?: Code): Code {
  return [condition, 0x04, empty, then, otherwise ? [0x05, otherwise] : [], 0x0b];
}

/** Repeats the body while the condition holds. */
export function loopWhile(condition: Code, body: Code): Code {
  return [0x02, empty, 0x03, empty, condition, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b];
}

export function copyBytes(to: Code, from: Code, bytes: Code): Code {
  return [to, from, bytes, 0xfc, 10, 0, 0];
}

export function fillBytes(to: Code, byte: number, bytes: Code): Code {
  return [to, i32.const(byte), bytes, 0xfc, 11, 0];
}
