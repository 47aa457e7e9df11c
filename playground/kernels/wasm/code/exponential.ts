import { type Code, type Lanes, type Local, scalar, vector } from '../assembler/code.ts';

/** Locals for the body of a loop by name, of the type of the lanes that it computes with. */
export function registers<Name extends string>(
  local: (type: Lanes['type']) => Local,
  names: readonly Name[],
): (lanes: Lanes) => Record<Name, Local> {
  const all = (lanes: Lanes) =>
    Object.fromEntries(names.map((name) => [name, local(lanes.type)])) as Record<Name, Local>;
  const [one, four] = [all(scalar), all(vector)];
  return (lanes) => (lanes === scalar ? one : four);
}

/** What the functions below compute with. */
export const working = ['argument', 'shifted', 'rest', 'part'] as const;
export type Working = Record<(typeof working)[number], Local>;

/**
 * Added to a number below 2²², it pushes all behind the point out of a float32: what is left is the nearest whole
 * number, and in the lowest bits that number plus 127.
 */
const shift = 1.5 * 2 ** 23 + 127;
/** ln 2 in two parts: the first has so few bits that a whole number of them is exact. */
const [coarse, fine] = [355 / 512, Math.LN2 - 355 / 512] as const;
/** The powers of r from the second to the seventh in eʳ − 1; what follows is below 2e-8 of it for |r| ≤ ln 2 / 2. */
const series = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040] as const;

/**
 * Splits e to the power of the argument into 2ⁿ (1 + part): `shifted` becomes 2ⁿ. The argument lies in -87 to 88. NaN
 * makes `part` NaN.
 */
function split(lanes: Lanes, { argument, shifted, rest, part }: Working): Code {
  const horner = (from: number): Code => {
    const factor = lanes.const(series[from] ?? 0);
    return from + 1 < series.length ? lanes.add(factor, lanes.mul(rest.get, horner(from + 1))) : factor;
  };
  return [
    shifted.set(lanes.add(lanes.mul(argument.get, lanes.const(Math.LOG2E)), lanes.const(shift))),
    part.set(lanes.sub(shifted.get, lanes.const(shift))),
    rest.set(
      lanes.sub(
        lanes.sub(argument.get, lanes.mul(part.get, lanes.const(coarse))),
        lanes.mul(part.get, lanes.const(fine)),
      ),
    ),
    shifted.set(lanes.toExponent(shifted.get)),
    part.set(lanes.add(rest.get, lanes.mul(lanes.mul(rest.get, rest.get), horner(0)))),
  ];
}

/** Sets `to` to the hyperbolic tangent of x, within 4e-7 of it. */
export function tanh(lanes: Lanes, x: Code, to: Local, registers: Working): Code {
  const { argument, shifted, part } = registers;
  // Beyond 9.1 it is 1 in float32. With m = e²ˣ − 1 it is m / (m + 2), also where m is small.
  const bounded = lanes.max(lanes.min(x, lanes.const(9.1)), lanes.const(-9.1));
  return [
    argument.set(lanes.mul(bounded, lanes.const(2))),
    split(lanes, registers),
    part.set(lanes.add(lanes.mul(shifted.get, part.get), lanes.sub(shifted.get, lanes.const(1)))),
    to.set(lanes.div(part.get, lanes.add(part.get, lanes.const(2)))),
  ];
}

/** Sets `to` to 1 / (1 + e⁻ˣ), within 4e-7 of it where x is above -87; below it stays at 2e-38. */
export function sigmoid(lanes: Lanes, x: Code, to: Local, registers: Working): Code {
  const { argument, shifted, part } = registers;
  return [
    argument.set(lanes.max(lanes.min(lanes.sub(lanes.const(0), x), lanes.const(87)), lanes.const(-87))),
    split(lanes, registers),
    part.set(lanes.add(shifted.get, lanes.mul(shifted.get, part.get))),
    to.set(lanes.div(lanes.const(1), lanes.add(lanes.const(1), part.get))),
  ];
}
