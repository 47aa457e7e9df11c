import { type Code, i32 } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { registers, tanh, working } from './exponential.ts';
import { type GateActivation, gateActivations, placeOf } from './gates.ts';
import { lanewise, steps } from './loops.ts';

/** Adds the gates of an LSTM's cell and their gradient, for each activation of gates. `width` is that of `c` in bytes. */
export function addLstm(module: ModuleBuilder): void {
  for (const [name, activation] of Object.entries(gateActivations)) {
    addGates(module, `lstm${name}`, activation);
    addGradient(module, `lstm${name}Grad`, activation);
  }
}

/**
 * `lstm…(gates, c, h, next, rows, width)`: h and the next c. A row of `gates` has room for five times the width: it holds z of
 * the input, forget, candidate and output gate, and is left with what is stored of them and with tanh of the next c.
 */
function addGates(module: ModuleBuilder, name: string, { store, value }: GateActivation): void {
  const names = ['gates', 'c', 'h', 'next', 'rows', 'width'] as const;
  module.add(name, names, ({ gates, c, h, next, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['gate', 'candidate', 'sum', ...working]);
    const at = (base: Code): Code => i32.add(base, offset.get);
    const place = (index: number): Code => at(placeOf(gates, width, index));
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { gate, candidate, sum, ...rest } = of(lanes);
        const gateAt = (index: number): Code => [
          store(lanes, lanes.load(place(index)), gate, rest),
          lanes.store(place(index), gate.get),
        ];
        return [
          tanh(lanes, lanes.load(place(2)), candidate, rest),
          lanes.store(place(2), candidate.get),
          gateAt(0),
          sum.set(lanes.mul(value(lanes, gate.get), candidate.get)),
          gateAt(1),
          sum.set(lanes.add(lanes.mul(value(lanes, gate.get), lanes.load(at(c.get))), sum.get)),
          lanes.store(at(next.get), sum.get),
          tanh(lanes, sum.get, candidate, rest),
          lanes.store(place(4), candidate.get),
          gateAt(3),
          lanes.store(at(h.get), lanes.mul(value(lanes, gate.get), candidate.get)),
        ];
      }),
      gates.increase(i32.mul(width.get, i32.const(5))),
      [c, h, next].map((each) => each.increase(width.get)),
    ]);
  });
}

/**
 * `lstm…Grad(gates, c, dh, dc, dz, before, rows, width)`: from the gradients of h and the next c those of z, whose rows
 * have four times the width, and of c.
 */
function addGradient(module: ModuleBuilder, name: string, { value, slope }: GateActivation): void {
  const names = ['gates', 'c', 'dh', 'dc', 'dz', 'before', 'rows', 'width'] as const;
  module.add(name, names, ({ gates, c, dh, dc, dz, before, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['gate', 'candidate', 'outer', 'inner']);
    const at = (base: Code): Code => i32.add(base, offset.get);
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { gate, candidate, outer, inner } = of(lanes);
        const load = (index: number): Code => lanes.load(at(placeOf(gates, width, index)));
        const store = (index: number, result: Code): Code =>
          lanes.store(at(placeOf(dz, width, index)), result);
        const tanhSlope = lanes.sub(lanes.const(1), lanes.mul(candidate.get, candidate.get));
        return [
          candidate.set(load(4)),
          gate.set(load(3)),
          outer.set(lanes.load(at(dh.get))),
          store(3, lanes.mul(lanes.mul(outer.get, candidate.get), slope(lanes, gate))),
          inner.set(lanes.mul(lanes.mul(outer.get, value(lanes, gate.get)), tanhSlope)),
          inner.set(lanes.add(inner.get, lanes.load(at(dc.get)))),
          gate.set(load(1)),
          store(1, lanes.mul(lanes.mul(inner.get, lanes.load(at(c.get))), slope(lanes, gate))),
          lanes.store(at(before.get), lanes.mul(inner.get, value(lanes, gate.get))),
          candidate.set(load(2)),
          gate.set(load(0)),
          store(0, lanes.mul(lanes.mul(inner.get, candidate.get), slope(lanes, gate))),
          store(2, lanes.mul(lanes.mul(inner.get, value(lanes, gate.get)), tanhSlope)),
        ];
      }),
      gates.increase(i32.mul(width.get, i32.const(5))),
      dz.increase(i32.shl(width.get, i32.const(2))),
      [c, dh, dc, before].map((each) => each.increase(width.get)),
    ]);
  });
}
