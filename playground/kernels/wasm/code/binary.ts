import { type Code, i32, type Lanes, type Local, scalar, vector } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise, steps } from './loops.ts';

/** Operations of two numbers, by the names of their functions. */
export const binaryOperations = ['add', 'sub', 'mul', 'div', 'max', 'min'] as const;

export type BinaryOperation = (typeof binaryOperations)[number];

/**
 * Adds three functions per operation, all over `count` rows of `width` bytes. `addRows(a, aStep, b, bStep, to, count,
 * width)` takes a row of each, whose distance may be 0; `addRight(a, b, to, count, width)` takes one number of b for each
 * row of a; `addLeft` one number of a for each row of b. For the others `sub`, `mul`, `div`,
 * `max` and `min` stand for `add`; these two give NaN where one of the numbers is NaN.
 */
export function addBinary(module: ModuleBuilder): void {
  for (const name of binaryOperations) {
    const names = ['a', 'aStep', 'b', 'bStep', 'to', 'count', 'width'] as const;
    module.add(`${name}Rows`, names, ({ a, aStep, b, bStep, to, count, width }, local) => {
      const [row, offset] = [local(), local()];
      const at = (base: Local): Code => i32.add(base.get, offset.get);
      return steps(row, count.get, 1, [
        lanewise(offset, width.get, (lanes) =>
          lanes.store(at(to), lanes[name](lanes.load(at(a)), lanes.load(at(b)))),
        ),
        a.increase(aStep.get),
        b.increase(bStep.get),
        to.increase(width.get),
      ]);
    });
    addOneSided(module, name, 'Right');
    addOneSided(module, name, 'Left');
  }
}

function addOneSided(module: ModuleBuilder, name: BinaryOperation, single: 'Left' | 'Right'): void {
  const names = ['a', 'b', 'to', 'count', 'width'] as const;
  module.add(`${name}${single}`, names, ({ a, b, to, count, width }, local) => {
    const [row, offset] = [local(), local()];
    const [one, four] = [local('f32'), local('v128')];
    const [many, few] = single === 'Right' ? [a, b] : [b, a];
    const same = (lanes: Lanes): Code => (lanes === scalar ? one.get : four.get);
    return steps(row, count.get, 1, [
      one.set(scalar.load(few.get)),
      four.set(vector.splat(one.get)),
      lanewise(offset, width.get, (lanes) => {
        const value = lanes.load(i32.add(many.get, offset.get));
        const result = single === 'Right' ? lanes[name](value, same(lanes)) : lanes[name](same(lanes), value);
        return lanes.store(i32.add(to.get, offset.get), result);
      }),
      many.increase(width.get),
      few.increase(i32.const(4)),
      to.increase(width.get),
    ]);
  });
}
