import { i32, scalar } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { steps } from './loops.ts';

/** Adds `repeat(from, to, count, times)`, which writes each of `count` numbers `times` times. */
export function addRepeat(module: ModuleBuilder): void {
  const names = ['from', 'to', 'count', 'times'] as const;
  module.add('repeat', names, ({ from, to, count, times }, local) => {
    const [index, copy] = [local(), local()];
    return steps(index, count.get, 1, [
      copy.set(i32.const(0)),
      steps(copy, times.get, 1, [scalar.store(to.get, scalar.load(from.get)), to.increase(i32.const(4))]),
      from.increase(i32.const(4)),
    ]);
  });
}
