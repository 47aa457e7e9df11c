import {
  type Code,
  i32,
  type Lanes,
  type Local,
  lane,
  loopWhile,
  scalar,
  vector,
  when,
} from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { steps } from './loops.ts';

/**
 * So many numbers are added up before their sum is added to the rest, and what rounding takes from it then is carried
 * over to the next (Kahan, 1965): long sums stay as exact as short ones.
 */
const stretch = 128;

/** total += part; `lost` is what rounding has taken so far, `before` is for the duration. */
function carry(lanes: Lanes, total: Local, part: Local, lost: Local, before: Local): Code {
  return [
    part.set(lanes.sub(part.get, lost.get)),
    before.set(total.get),
    total.set(lanes.add(total.get, part.get)),
    lost.set(lanes.sub(lanes.sub(total.get, before.get), part.get)),
  ];
}

/** Adds `sumRows` and `sumGroups`. */
export function addReductions(module: ModuleBuilder): void {
  addSumRows(module);
  addSumGroups(module);
}

/** `sumRows(from, to, count, width)`: to = the sum of `count` rows of `width` bytes. */
function addSumRows(module: ModuleBuilder): void {
  module.add('sumRows', ['from', 'to', 'count', 'width'], ({ from, to, count, width }, local) => {
    const [column, left, row, end, at] = [local(), local(), local(), local(), local()];
    const columns = (lanes: Lanes, across: number): Code => {
      const total = Array.from({ length: across }, () => local(lanes.type));
      const part = Array.from({ length: across }, () => local(lanes.type));
      const lost = Array.from({ length: across }, () => local(lanes.type));
      const before = local(lanes.type);
      const each = (use: (index: number) => Code): Code => total.map((_, index) => use(index));
      const add = (sum: Local, value: Code): Code => sum.set(lanes.add(sum.get, value));
      const place = (index: number): number => index * lanes.width * 4;
      return steps(column, width.get, lanes.width * across * 4, [
        each((index) => [total, lost].map((sums) => (sums[index] as Local).set(lanes.const(0)))),
        at.set(i32.add(from.get, column.get)),
        left.set(count.get),
        loopWhile(left.get, [
          end.set(left.get),
          when(i32.less(i32.const(stretch), left.get), end.set(i32.const(stretch))),
          each((index) => (part[index] as Local).set(lanes.const(0))),
          row.set(i32.const(0)),
          steps(row, end.get, 1, [
            each((index) => add(part[index] as Local, lanes.load(at.get, place(index)))),
            at.increase(width.get),
          ]),
          each((index) =>
            carry(lanes, total[index] as Local, part[index] as Local, lost[index] as Local, before),
          ),
          left.set(i32.sub(left.get, end.get)),
        ]),
        each((index) => lanes.store(i32.add(to.get, column.get), (total[index] as Local).get, place(index))),
      ]);
    };
    return [columns(vector, 4), columns(vector, 1), columns(scalar, 1)];
  });
}

/** `sumGroups(from, to, count, times)`: writes `count` sums of `times` numbers that follow one another. */
function addSumGroups(module: ModuleBuilder): void {
  module.add('sumGroups', ['from', 'to', 'count', 'times'], ({ from, to, count, times }, local) => {
    const [index, left, end, at] = [local(), local(), local(), local()];
    const [four, part, lost, before] = [local('v128'), local('v128'), local('v128'), local('v128')];
    const one = local('f32');
    return steps(index, count.get, 1, [
      four.set(vector.const(0)),
      lost.set(vector.const(0)),
      one.set(scalar.const(0)),
      left.set(times.get),
      loopWhile(left.get, [
        end.set(left.get),
        when(i32.less(i32.const(4 * stretch), left.get), end.set(i32.const(4 * stretch))),
        part.set(vector.const(0)),
        at.set(i32.const(0)),
        steps(at, end.get, 4, [
          part.set(vector.add(part.get, vector.load(from.get))),
          from.increase(i32.const(16)),
        ]),
        steps(at, end.get, 1, [
          one.set(scalar.add(one.get, scalar.load(from.get))),
          from.increase(i32.const(4)),
        ]),
        carry(vector, four, part, lost, before),
        left.set(i32.sub(left.get, end.get)),
      ]),
      scalar.store(
        to.get,
        scalar.add(
          one.get,
          scalar.add(
            scalar.add(lane(four.get, 0), lane(four.get, 1)),
            scalar.add(lane(four.get, 2), lane(four.get, 3)),
          ),
        ),
      ),
      to.increase(i32.const(4)),
    ]);
  });
}
