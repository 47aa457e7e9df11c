import { type Code, i32, type Local, scalar, shuffle, vector } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { steps } from './loops.ts';

/**
 * Adds `transpose(from, to, rows, columns, fromRow, toRow)`: to[column][row] = from[row][column]. The distances between
 * rows are in bytes.
 */
export function addTranspose(module: ModuleBuilder): void {
  const names = ['from', 'to', 'rows', 'columns', 'fromRow', 'toRow'] as const;
  module.add('transpose', names, ({ from, to, rows, columns, fromRow, toRow }, local) => {
    const [row, column, read, write, at] = [local(), local(), local(), local(), local()];
    const a = Array.from({ length: 4 }, () => local('v128'));
    const b = Array.from({ length: 4 }, () => local('v128'));
    const [a0, a1, a2, a3] = a as [Local, Local, Local, Local];
    const [b0, b1, b2, b3] = b as [Local, Local, Local, Local];
    const block: Code = [
      at.set(read.get),
      a.map((value) => [value.set(vector.load(at.get)), at.increase(fromRow.get)]),
      b0.set(shuffle(a0.get, a1.get, [0, 4, 1, 5])),
      b1.set(shuffle(a0.get, a1.get, [2, 6, 3, 7])),
      b2.set(shuffle(a2.get, a3.get, [0, 4, 1, 5])),
      b3.set(shuffle(a2.get, a3.get, [2, 6, 3, 7])),
      at.set(write.get),
      (
        [
          [b0, b2, [0, 1, 4, 5]],
          [b0, b2, [2, 3, 6, 7]],
          [b1, b3, [0, 1, 4, 5]],
          [b1, b3, [2, 3, 6, 7]],
        ] as const
      ).map(([low, high, lanes]) => [
        vector.store(at.get, shuffle(low.get, high.get, lanes)),
        at.increase(toRow.get),
      ]),
      read.increase(i32.const(16)),
    ];
    /** One column of four rows, or of one. */
    const strip = (height: 1 | 4): Code => [
      at.set(read.get),
      Array.from({ length: height }, (_, index) => [
        scalar.store(write.get, scalar.load(at.get), index * 4),
        at.increase(fromRow.get),
      ]),
      read.increase(i32.const(4)),
      write.increase(toRow.get),
    ];
    const band = (height: 1 | 4): Code =>
      steps(row, rows.get, height, [
        read.set(from.get),
        write.set(to.get),
        column.set(i32.const(0)),
        height === 4
          ? steps(column, columns.get, 4, [block, write.increase(i32.shl(toRow.get, i32.const(2)))])
          : [],
        steps(column, columns.get, 1, strip(height)),
        from.increase(i32.mul(fromRow.get, i32.const(height))),
        to.increase(i32.const(4 * height)),
      ]);
    return [band(4), band(1)];
  });
}
