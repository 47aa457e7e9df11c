import type { Part } from '../view.ts';
import type { MemoryEvent } from './event.ts';

/** What a run holds in memory; undefined until it says so. */
export interface Memory {
  memory: Omit<MemoryEvent, 'type'> | undefined;
}

/** Tensors and bytes alive. */
export const memoryPart: Part<Memory, MemoryEvent> = {
  empty: () => ({ memory: undefined }),
  take: {
    memory(run, { tensors, bytes, leaking }) {
      run.memory = { tensors, bytes, leaking };
    },
  },
  // It tells of the machine.
  freeze: () => [],
};
