import { type Instruction, programOf } from './instructions.ts';
import type { Rule } from './rule.ts';

/*
 * A WebAssembly module with one function, that of a rule, over memory that it imports. Its parameters: the number
 * of elements, the addresses of the weight, the new weight, the gradient, then of each state and new state, then the
 * constants. Four elements at a time with SIMD, what remains one by one. Every operation rounds as IEEE 754 says.
 */

const [i32, f32, v128] = [0x7f, 0x7d, 0x7b] as const;
const functionType = 0x60;
const [get, set, end, simd] = [0x20, 0x21, 0x0b, 0xfd] as const;
const scalarCodes = { add: [0x92], sub: [0x93], mul: [0x94], div: [0x95], sqrt: [0x91] } as const;
const vectorCodes = {
  add: [simd, 0xe4, 0x01],
  sub: [simd, 0xe5, 0x01],
  mul: [simd, 0xe6, 0x01],
  div: [simd, 0xe7, 0x01],
  sqrt: [simd, 0xe3, 0x01],
} as const;

/** A loop's width and what loads, stores and spreads a number over it. The second byte of an address is its offset. */
const vector = {
  type: v128,
  bytes: 16,
  codes: vectorCodes,
  load: [simd, 0x00, 0, 0],
  store: [simd, 0x0b, 0, 0],
  spread: [simd, 0x13],
};
const scalar = {
  type: f32,
  bytes: 4,
  codes: scalarCodes,
  load: [0x2a, 0, 0],
  store: [0x38, 0, 0],
  spread: [],
};
type Width = typeof vector | typeof scalar;

export function moduleOf(rule: Rule): Uint8Array<ArrayBuffer> {
  const type = [
    functionType,
    ...list([...Array(addresses(rule) + 1).fill([i32]), ...Array(rule.constants).fill([f32])]),
    0,
  ];
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, 0x00];
  const exported = [...text(rule.name), 0x00, 0];
  const sections = [
    section(1, list([type])),
    section(2, list([memory])),
    section(3, list([[0]])),
    section(7, list([exported])),
    section(10, list([body(rule)])),
  ];
  return Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]);
}

/** Weight, new weight, gradient; state and new state. */
function addresses(rule: Rule): number {
  return 3 + 2 * rule.states.length;
}

function body(rule: Rule): number[] {
  const { instructions } = programOf(rule);
  const parameters = 1 + addresses(rule) + rule.constants;
  // After the parameters: the position, where the loop ends, then a result for each operation in either width.
  const [position, limit] = [parameters, parameters + 1];
  const locals = [
    [2, i32],
    [instructions.length, v128],
    [instructions.length, f32],
  ] as const;
  const bytes = [get, 0, 0x41, 2, 0x74, set, 0];
  const code = [
    ...list(locals.map(([count, type]) => [...unsigned(count), type])),
    // The number of elements becomes the number of bytes.
    ...bytes,
    // Whole groups of four end at the last multiple of 16.
    ...[get, 0, 0x41, ...signed(-16), 0x71, set, ...unsigned(limit)],
    ...loop(rule, vector, position, limit, parameters + 2),
    ...[get, 0, set, ...unsigned(limit)],
    ...loop(rule, scalar, position, limit, parameters + 2 + instructions.length),
    end,
  ];
  return [...unsigned(code.length), ...code];
}

/** `while (position < limit) { …; position += width }`. */
function loop(rule: Rule, width: Width, position: number, limit: number, results: number): number[] {
  const at = (address: number): number[] => [get, ...unsigned(1 + address), get, ...unsigned(position), 0x6a];
  const result = (index: number): number[] => [get, ...unsigned(results + index)];
  const program = programOf(rule);
  const operations = program.instructions.flatMap((instruction, index) => [
    ...operation(instruction, width, rule, at, result),
    set,
    ...unsigned(results + index),
  ]);
  const stores = program.results.flatMap((index, output) => [
    // The new weight is the second address; new states are every second one from the fifth.
    ...at(output === 0 ? 1 : 2 + 2 * output),
    ...result(index),
    ...width.store,
  ]);
  return [
    ...[0x02, 0x40, 0x03, 0x40],
    ...[get, ...unsigned(position), get, ...unsigned(limit), 0x4f, 0x0d, 1],
    ...operations,
    ...stores,
    ...[get, ...unsigned(position), 0x41, ...signed(width.bytes), 0x6a, set, ...unsigned(position)],
    ...[0x0c, 0, end, end],
  ];
}

function operation(
  instruction: Instruction,
  width: Width,
  rule: Rule,
  at: (address: number) => number[],
  result: (index: number) => number[],
): number[] {
  switch (instruction.op) {
    case 'weight':
      return [...at(0), ...width.load];
    case 'gradient':
      return [...at(2), ...width.load];
    case 'state':
      return [...at(3 + 2 * instruction.index), ...width.load];
    case 'constant':
      return [get, ...unsigned(1 + addresses(rule) + instruction.index), ...width.spread];
    case 'sqrt':
      return [...result(instruction.a), ...width.codes.sqrt];
    default:
      return [...result(instruction.a), ...result(instruction.b), ...width.codes[instruction.op]];
  }
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): number[] {
  return [...unsigned(name.length), ...new TextEncoder().encode(name)];
}

/** LEB128, as the format writes whole numbers. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}
