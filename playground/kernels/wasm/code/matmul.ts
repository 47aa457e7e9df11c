import {
  type Code,
  fusing,
  i32,
  type Lanes,
  type Local,
  loopWhile,
  scalar,
  when,
} from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { steps } from './loops.ts';

/**
 * Rows of C that are computed together, the most first: the more, the less often B is read. Six rows of two vectors, with what
 * is read, fill the registers. With one operation for product and sum that pays: 42 GFLOP/s in place of 37 with four rows, on one
 * core of a Xeon. With two, which keep the processor busy anyway, it does not: 30 and 31.
 */
const rowsTogether = (lanes: Lanes): readonly number[] => (lanes === fusing ? [6, 4, 2, 1] : [4, 1]);
/** So many terms of the inner sum are added up in one pass: what a pass reads of B then stays in the cache. */
const depth = 256;

/**
 * Adds `multiply(a, b, c, m, n, k, aRow, aColumn, bRow, cRow, start, startRow)`: C = start + A B, where A is m × k, B is
 * k × n and the columns of B and C are adjacent. `aRow` and the like are distances in bytes, so that a transposed A
 * is one whose two distances are exchanged. `start` is the address of a matrix, or 0 for nought; with a `startRow` of
 * 0 it is one row for all, a bias.
 *
 * @param wide `vector`, or `fusing` where the engine has relaxed SIMD
 */
export function addMultiply(module: ModuleBuilder, wide: Lanes): void {
  const together = rowsTogether(wide);
  for (const rows of together) addRows(module, rows, wide);
  const names = [
    'a',
    'b',
    'c',
    'm',
    'n',
    'k',
    'aRow',
    'aColumn',
    'bRow',
    'cRow',
    'start',
    'startRow',
  ] as const;
  module.add('multiply', names, (parameters, local) => {
    const { a, b, c, m, n, k, aRow, aColumn, bRow, cRow, start, startRow } = parameters;
    const [row, left, now, rowA, rowC, rowStart] = [local(), local(), local(), local(), local(), local()];
    const rows = (count: number): Code =>
      steps(row, m.get, count, [
        module.call(
          `rows${count}`,
          ...[rowA, b, rowC, n, now, aRow, aColumn, bRow, cRow, rowStart, startRow].map(({ get }) => get),
        ),
        rowA.increase(i32.mul(aRow.get, i32.const(count))),
        rowC.increase(i32.mul(cRow.get, i32.const(count))),
        when(start.get, rowStart.increase(i32.mul(startRow.get, i32.const(count)))),
      ]);
    return [
      left.set(k.get),
      loopWhile(left.get, [
        now.set(left.get),
        when(i32.less(i32.const(depth), left.get), now.set(i32.const(depth))),
        row.set(i32.const(0)),
        rowA.set(a.get),
        rowC.set(c.get),
        rowStart.set(start.get),
        together.map(rows),
        left.set(i32.sub(left.get, now.get)),
        a.increase(i32.mul(now.get, aColumn.get)),
        b.increase(i32.mul(now.get, bRow.get)),
        // What follows is added to what is there.
        start.set(c.get),
        startRow.set(cRow.get),
      ]),
    ];
  });
}

/** Adds a function that computes a few whole rows of C, in tiles whose sums stay in registers. */
function addRows(module: ModuleBuilder, rows: number, wide: Lanes): void {
  const names = ['a', 'b', 'c', 'n', 'k', 'aRow', 'aColumn', 'bRow', 'cRow', 'start', 'startRow'] as const;
  module.add(`rows${rows}`, names, (parameters, local) => {
    const { a, b, c, n, k, aRow, aColumn, bRow, cRow, start, startRow } = parameters;
    const [column, left, fromB, at] = [local(), local(), local(), local()];
    const fromA = Array.from({ length: rows }, () => local());
    const overRows = (first: Code, distance: Local, each: (address: Code, row: number) => Code): Code => [
      at.set(first),
      fromA.map((_, row) => [each(at.get, row), row + 1 < rows ? at.increase(distance.get) : []]),
    ];
    const tile = (lanes: Lanes, across: number): Code => {
      const width = lanes.width * across;
      const each = Array.from({ length: across }, (_, index) => index * lanes.width * 4);
      const sums = fromA.map(() => each.map(() => local(lanes.type)));
      const fromEachB = each.map(() => local(lanes.type));
      const one = local(lanes.type);
      const cells = (
        use: (sum: Local, row: number, offset: number, index: number) => Code,
        row: number,
      ): Code => each.map((offset, index) => use((sums[row] as Local[])[index] as Local, row, offset, index));
      return steps(column, n.get, width, [
        when(
          start.get,
          overRows(start.get, startRow, (address, row) =>
            cells((sum, _, offset) => sum.set(lanes.load(address, offset)), row),
          ),
          fromA.map((_, row) => cells((sum) => sum.set(lanes.const(0)), row)),
        ),
        overRows(a.get, aRow, (address, row) => (fromA[row] as Local).set(address)),
        fromB.set(b.get),
        left.set(k.get),
        loopWhile(left.get, [
          fromEachB.map((value, index) => value.set(lanes.load(fromB.get, each[index]))),
          fromA.map((address, row) => [
            one.set(lanes.spread(address.get)),
            cells(
              (sum, _, __, index) => sum.set(lanes.mulAdd(one.get, (fromEachB[index] as Local).get, sum.get)),
              row,
            ),
            address.increase(aColumn.get),
          ]),
          fromB.increase(bRow.get),
          left.set(i32.sub(left.get, i32.const(1))),
        ]),
        overRows(c.get, cRow, (address, row) =>
          cells((sum, _, offset) => lanes.store(address, sum.get, offset), row),
        ),
        b.increase(i32.const(width * 4)),
        c.increase(i32.const(width * 4)),
        when(start.get, start.increase(i32.const(width * 4))),
      ]);
    };
    return [tile(wide, 2), tile(wide, 1), tile(scalar, 1)];
  });
}
