import { type Code, i32, type Lanes, type Local } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise } from './loops.ts';

/** Adds functions of numbers at the same place; `to` may be one of the others. */
export function addElementwise(module: ModuleBuilder): void {
  // NaN stays NaN.
  addOne(module, 'relu', ['x'], (lanes, [x]) => lanes.max(x, lanes.const(0)));
  addOne(module, 'reluGrad', ['dy', 'x'], (lanes, [dy, x]) =>
    lanes.select(lanes.greater(x, lanes.const(0)), dy, lanes.max(x, lanes.const(0))),
  );
  addOne(module, 'tanhGrad', ['dy', 'y'], (lanes, [dy, y]) =>
    lanes.mul(dy, lanes.sub(lanes.const(1), lanes.mul(y, y))),
  );
  addOne(module, 'sigmoidGrad', ['dy', 'y'], (lanes, [dy, y]) =>
    lanes.mul(dy, lanes.mul(y, lanes.sub(lanes.const(1), y))),
  );
  const bounds = ['low', 'high'] as const;
  module.add(
    'clip',
    ['x', 'to', 'bytes'],
    ({ x, to, bytes, low, high }, local) => {
      const offset = local();
      return lanewise(offset, bytes.get, (lanes) =>
        lanes.store(
          i32.add(to.get, offset.get),
          lanes.min(
            lanes.max(lanes.load(i32.add(x.get, offset.get)), lanes.splat(low.get)),
            lanes.splat(high.get),
          ),
        ),
      );
    },
    bounds,
  );
  module.add(
    'clipGrad',
    ['dy', 'x', 'to', 'bytes'],
    ({ dy, x, to, bytes, low, high }, local) => {
      const offset = local();
      const at = (base: Local): Code => i32.add(base.get, offset.get);
      return lanewise(offset, bytes.get, (lanes) => {
        const value = lanes.load(at(x));
        const above = lanes.select(
          lanes.notLess(value, lanes.splat(low.get)),
          lanes.load(at(dy)),
          lanes.const(0),
        );
        return lanes.store(
          at(to),
          lanes.select(lanes.notLess(lanes.splat(high.get), value), above, lanes.const(0)),
        );
      });
    },
    bounds,
  );
}

/** A function of one or two arrays of so many bytes: `name(x, to, bytes)` or `name(dy, x, to, bytes)`. */
function addOne(
  module: ModuleBuilder,
  name: string,
  inputs: readonly string[],
  compute: (lanes: Lanes, values: readonly [Code, Code]) => Code,
): void {
  module.add(name, [...inputs, 'to', 'bytes'], (parameters, local) => {
    const offset = local();
    const { to, bytes } = parameters as Record<string, Local>;
    if (!to || !bytes) return [];
    const at = (input = ''): Code => i32.add(parameters[input]?.get ?? 0, offset.get);
    return lanewise(offset, bytes.get, (lanes) => {
      const values = [lanes.load(at(inputs[0])), inputs[1] ? lanes.load(at(inputs[1])) : 0] as const;
      return lanes.store(i32.add(to.get, offset.get), compute(lanes, values));
    });
  });
}
