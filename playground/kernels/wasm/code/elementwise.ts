import { i32 } from '../assembler/code.ts';
import type { ModuleBuilder } from '../assembler/module.ts';
import { lanewise } from './loops.ts';

/** Adds `relu(from, to, bytes)`; the two may be the same. NaN stays NaN. */
export function addElementwise(module: ModuleBuilder): void {
  module.add('relu', ['from', 'to', 'bytes'] as const, ({ from, to, bytes }, local) => {
    const offset = local();
    return lanewise(offset, bytes.get, (lanes) =>
      lanes.store(
        i32.add(to.get, offset.get),
        lanes.max(lanes.load(i32.add(from.get, offset.get)), lanes.const(0)),
      ),
    );
  });
}
