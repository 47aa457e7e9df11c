import { type Code, i32, type Lanes, type Local } from '../assembler/code.ts';
import { sigmoid, type Working } from './exponential.ts';

/** The activation of the gates that let through. What it stores is enough for its value and for its slope. */
export interface GateActivation {
  /** Sets `to` to what is stored of z. */
  readonly store: (lanes: Lanes, z: Code, to: Local, working: Working) => Code;
  readonly value: (lanes: Lanes, stored: Code) => Code;
  readonly slope: (lanes: Lanes, stored: Local) => Code;
}

export const gateActivations = {
  // Stored before it is cut off: where it is exactly 0 or 1, tfjs's has a slope.
  HardSigmoid: {
    store: (lanes, z, to) => to.set(lanes.add(lanes.const(0.5), lanes.mul(lanes.const(0.2), z))),
    value: (lanes, stored) => lanes.min(lanes.max(stored, lanes.const(0)), lanes.const(1)),
    slope: (lanes, { get }) =>
      lanes.select(
        lanes.notLess(get, lanes.const(0)),
        lanes.select(lanes.notLess(lanes.const(1), get), lanes.const(0.2), lanes.const(0)),
        lanes.const(0),
      ),
  },
  Sigmoid: {
    store: sigmoid,
    value: (_, stored) => stored,
    slope: (lanes, { get }) => lanes.mul(get, lanes.sub(lanes.const(1), get)),
  },
} as const satisfies Record<string, GateActivation>;

export type GateActivationName = keyof typeof gateActivations;

/** Where the column of a row begins, counted in columns as wide as the state. */
export function placeOf(base: Local, width: Local, index: number): Code {
  return index === 0 ? base.get : i32.add(base.get, i32.mul(width.get, i32.const(index)));
}
