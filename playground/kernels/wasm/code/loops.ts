import { type Code, i32, type Lanes, type Local, loopWhile, scalar, vector } from '../assembler/code.ts';

/** Counts `index` from its present value while another `step` fits below `end`. */
export function steps(index: Local, end: Code, step: number, body: Code): Code {
  // index + step <= end, with numbers that stay far below 2^31.
  return loopWhile(i32.isZero(i32.lessSigned(i32.sub(end, index.get), i32.const(step))), [
    body,
    index.increase(i32.const(step)),
  ]);
}

/**
 * Runs over float32 four at a time. Where their number is no multiple of four the last four reach past the end: what lies
 * there must be free to read, and free to write or written later.
 */
export function overrunning(offset: Local, bytes: Code, body: Code): Code {
  return [
    offset.set(i32.const(0)),
    loopWhile(i32.lessSigned(offset.get, bytes), [body, offset.increase(i32.const(16))]),
  ];
}

/**
 * Runs over `count` float32: four at a time, then one at a time. The body gets the lanes to compute with and the
 * offset in bytes, which starts at nought.
 */
export function lanewise(offset: Local, bytes: Code, body: (lanes: Lanes) => Code): Code {
  return [
    offset.set(i32.const(0)),
    steps(offset, bytes, 16, body(vector)),
    steps(offset, bytes, 4, body(scalar)),
  ];
}
