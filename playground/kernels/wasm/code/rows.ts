import { type Code, copyBytes, fillBytes, i32, type Lanes, type Local, when } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise, steps } from './loops.ts';

/** Bytes from which on a row is copied by the engine, whose call costs as much as copying a few hundred here. */
const longRow = 1024;

/** Adds functions on rows of float32; `width` is the length of a row in bytes. */
export function addRowFunctions(module: ModuleBuilder): void {
  addGatherRows(module);
  addScatterRows(module);
  addMultiplyRows(module);
  addCopyRows(module);
}

/**
 * `gatherRows(from, index, to, count, width, limit)`: to[i] = from[index[i]]. A row whose index is not below `limit`, or
 * is negative, becomes nought.
 */
function addGatherRows(module: ModuleBuilder): void {
  const names = ['from', 'index', 'to', 'count', 'width', 'limit'] as const;
  module.add('gatherRows', names, ({ from, index, to, count, width, limit }, local) => {
    const [row, offset, at] = [local(), local(), local()];
    return steps(row, count.get, 1, [
      at.set(i32.load(index.get)),
      when(
        i32.less(at.get, limit.get),
        [
          at.set(i32.add(from.get, i32.mul(at.get, width.get))),
          lanewise(offset, width.get, (lanes) =>
            lanes.store(i32.add(to.get, offset.get), lanes.load(i32.add(at.get, offset.get))),
          ),
        ],
        fillBytes(to.get, 0, width.get),
      ),
      index.increase(i32.const(4)),
      to.increase(width.get),
    ]);
  });
}

/** `scatterRows(from, index, to, count, width, limit)`: to[index[i]] += from[i], for indices from 0 to below `limit`. */
function addScatterRows(module: ModuleBuilder): void {
  const names = ['from', 'index', 'to', 'count', 'width', 'limit'] as const;
  module.add('scatterRows', names, ({ from, index, to, count, width, limit }, local) => {
    const [row, offset, at] = [local(), local(), local()];
    return steps(row, count.get, 1, [
      at.set(i32.load(index.get)),
      when(i32.less(at.get, limit.get), [
        at.set(i32.add(to.get, i32.mul(at.get, width.get))),
        lanewise(offset, width.get, (lanes) =>
          addTo(lanes, i32.add(at.get, offset.get), lanes.load(i32.add(from.get, offset.get))),
        ),
      ]),
      index.increase(i32.const(4)),
      from.increase(width.get),
    ]);
  });
}

/**
 * `multiplyRows(to, toStep, a, aStep, b, bStep, count, width)`: to += a b, number by number, for `count` rows. The steps
 * are the distances of rows in bytes; a step of 0 uses the same row each time.
 */
function addMultiplyRows(module: ModuleBuilder): void {
  const names = ['to', 'toStep', 'a', 'aStep', 'b', 'bStep', 'count', 'width'] as const;
  module.add('multiplyRows', names, ({ to, toStep, a, aStep, b, bStep, count, width }, local) => {
    const [row, offset] = [local(), local()];
    const at = (base: Local): Code => i32.add(base.get, offset.get);
    return steps(row, count.get, 1, [
      lanewise(offset, width.get, (lanes) =>
        addTo(lanes, at(to), lanes.mul(lanes.load(at(a)), lanes.load(at(b)))),
      ),
      to.increase(toStep.get),
      a.increase(aStep.get),
      b.increase(bStep.get),
    ]);
  });
}

/** `copyRows(from, fromStep, to, toStep, count, width)`: copies rows of `width` bytes; steps are their distances. */
function addCopyRows(module: ModuleBuilder): void {
  const names = ['from', 'fromStep', 'to', 'toStep', 'count', 'width'] as const;
  module.add('copyRows', names, ({ from, fromStep, to, toStep, count, width }, local) => {
    const [row, offset] = [local(), local()];
    return steps(row, count.get, 1, [
      when(
        i32.less(i32.const(longRow), width.get),
        copyBytes(to.get, from.get, width.get),
        lanewise(offset, width.get, (lanes) =>
          lanes.store(i32.add(to.get, offset.get), lanes.load(i32.add(from.get, offset.get))),
        ),
      ),
      from.increase(fromStep.get),
      to.increase(toStep.get),
    ]);
  });
}

function addTo(lanes: Lanes, address: Code, value: Code): Code {
  return lanes.store(address, lanes.add(lanes.load(address), value));
}
