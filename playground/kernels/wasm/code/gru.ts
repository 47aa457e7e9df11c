import { type Code, i32 } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { registers, tanh, working } from './exponential.ts';
import { type GateActivation, gateActivations, placeOf } from './gates.ts';
import { lanewise, steps } from './loops.ts';

/**
 * Adds what a GRU's cell does between its products, and the gradients of that, for each activation of gates. `width` is
 * that of `h` in bytes. A row of `gates` has three times the width: it holds the sums of the update gate, the reset gate and
 * the candidate, and is left with what is stored of the gates and with the candidate.
 */
export function addGru(module: ModuleBuilder): void {
  for (const [name, activation] of Object.entries(gateActivations)) {
    addReset(module, `gruReset${name}`, activation);
    addOutput(module, `gruOutput${name}`, activation);
    addOutputGrad(module, `gruOutput${name}Grad`, activation);
    addResetGrad(module, `gruReset${name}Grad`, activation);
  }
}

/** `gruReset…(gates, h, reset, rows, width)`: both gates, and of `h` what the reset gate lets through. */
function addReset(module: ModuleBuilder, name: string, { store, value }: GateActivation): void {
  module.add(name, ['gates', 'h', 'reset', 'rows', 'width'], ({ gates, h, reset, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['gate', ...working]);
    const at = (base: Code): Code => i32.add(base, offset.get);
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { gate, ...rest } = of(lanes);
        const gateAt = (index: number): Code => [
          store(lanes, lanes.load(at(placeOf(gates, width, index))), gate, rest),
          lanes.store(at(placeOf(gates, width, index)), gate.get),
        ];
        return [
          gateAt(0),
          gateAt(1),
          lanes.store(at(reset.get), lanes.mul(value(lanes, gate.get), lanes.load(at(h.get)))),
        ];
      }),
      gates.increase(i32.mul(width.get, i32.const(3))),
      [h, reset].map((each) => each.increase(width.get)),
    ]);
  });
}

/** `gruOutput…(gates, h, next, rows, width)`: the candidate, and the next `h`. */
function addOutput(module: ModuleBuilder, name: string, { value }: GateActivation): void {
  module.add(name, ['gates', 'h', 'next', 'rows', 'width'], ({ gates, h, next, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['update', 'candidate', ...working]);
    const at = (base: Code): Code => i32.add(base, offset.get);
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { update, candidate, ...rest } = of(lanes);
        const kept = lanes.mul(update.get, lanes.load(at(h.get)));
        return [
          tanh(lanes, lanes.load(at(placeOf(gates, width, 2))), candidate, rest),
          lanes.store(at(placeOf(gates, width, 2)), candidate.get),
          update.set(value(lanes, lanes.load(at(gates.get)))),
          lanes.store(
            at(next.get),
            lanes.add(kept, lanes.mul(lanes.sub(lanes.const(1), update.get), candidate.get)),
          ),
        ];
      }),
      gates.increase(i32.mul(width.get, i32.const(3))),
      [h, next].map((each) => each.increase(width.get)),
    ]);
  });
}

/**
 * `gruOutput…Grad(gates, h, dy, sums, dh, rows, width)`: from the gradient of the next `h`, those of the sums of the update
 * gate and of the candidate, in rows of three times the width, and the first part of that of `h`.
 */
function addOutputGrad(module: ModuleBuilder, name: string, { value, slope }: GateActivation): void {
  const names = ['gates', 'h', 'dy', 'sums', 'dh', 'rows', 'width'] as const;
  module.add(name, names, ({ gates, h, dy, sums, dh, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['update', 'candidate', 'outer', 'open']);
    const at = (base: Code): Code => i32.add(base, offset.get);
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { update, candidate, outer, open } = of(lanes);
        const one = lanes.const(1);
        const change = lanes.sub(lanes.load(at(h.get)), candidate.get);
        const tanhSlope = lanes.sub(one, lanes.mul(candidate.get, candidate.get));
        return [
          update.set(lanes.load(at(gates.get))),
          candidate.set(lanes.load(at(placeOf(gates, width, 2)))),
          outer.set(lanes.load(at(dy.get))),
          open.set(value(lanes, update.get)),
          lanes.store(at(sums.get), lanes.mul(lanes.mul(outer.get, change), slope(lanes, update))),
          lanes.store(at(dh.get), lanes.mul(outer.get, open.get)),
          lanes.store(
            at(placeOf(sums, width, 2)),
            lanes.mul(lanes.mul(outer.get, lanes.sub(one, open.get)), tanhSlope),
          ),
        ];
      }),
      [gates, sums].map((each) => each.increase(i32.mul(width.get, i32.const(3)))),
      [h, dy, dh].map((each) => each.increase(width.get)),
    ]);
  });
}

/**
 * `gruReset…Grad(gates, h, dreset, sums, dh, rows, width)`: from the gradient of what the reset gate let through, that of the
 * gate's sums, and adds to that of `h`.
 */
function addResetGrad(module: ModuleBuilder, name: string, { value, slope }: GateActivation): void {
  const names = ['gates', 'h', 'dreset', 'sums', 'dh', 'rows', 'width'] as const;
  module.add(name, names, ({ gates, h, dreset, sums, dh, rows, width }, local) => {
    const [row, offset] = [local(), local()];
    const of = registers(local, ['gate', 'outer']);
    const at = (base: Code): Code => i32.add(base, offset.get);
    return steps(row, rows.get, 1, [
      lanewise(offset, width.get, (lanes) => {
        const { gate, outer } = of(lanes);
        const through = lanes.mul(outer.get, value(lanes, gate.get));
        return [
          gate.set(lanes.load(at(placeOf(gates, width, 1)))),
          outer.set(lanes.load(at(dreset.get))),
          lanes.store(
            at(placeOf(sums, width, 1)),
            lanes.mul(lanes.mul(outer.get, lanes.load(at(h.get))), slope(lanes, gate)),
          ),
          lanes.store(at(dh.get), lanes.add(lanes.load(at(dh.get)), through)),
        ];
      }),
      [gates, sums].map((each) => each.increase(i32.mul(width.get, i32.const(3)))),
      [h, dreset, dh].map((each) => each.increase(width.get)),
    ]);
  });
}
