import { i32, scalar } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { steps } from './loops.ts';

/**
 * Adds `repeat(from, to, count, times)`, which writes each of `count` numbers `times` times, and its transpose
 * `sumGroups(from, to, count, times)`, which writes `count` sums of `times` numbers.
 */
export function addGroups(module: ModuleBuilder): void {
  const names = ['from', 'to', 'count', 'times'] as const;
  module.add('repeat', names, ({ from, to, count, times }, local) => {
    const [index, copy] = [local(), local()];
    return steps(index, count.get, 1, [
      copy.set(i32.const(0)),
      steps(copy, times.get, 1, [scalar.store(to.get, scalar.load(from.get)), to.increase(i32.const(4))]),
      from.increase(i32.const(4)),
    ]);
  });
  module.add('sumGroups', names, ({ from, to, count, times }, local) => {
    const [index, copy] = [local(), local()];
    const sum = local('f32');
    return steps(index, count.get, 1, [
      sum.set(scalar.const(0)),
      copy.set(i32.const(0)),
      steps(copy, times.get, 1, [
        sum.set(scalar.add(sum.get, scalar.load(from.get))),
        from.increase(i32.const(4)),
      ]),
      scalar.store(to.get, sum.get),
      to.increase(i32.const(4)),
    ]);
  });
}
