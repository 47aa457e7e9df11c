import { host } from '../host/host.ts';

/** Steps between two looks at the tensor count: optimisers allocate their slots in the first step. */
const interval = 20;
/** Looks in a row with growth before a loop is said to leak. */
const patience = 3;

/** Watches a training loop's tensor count and reports steady growth: a leak ends in a lost GPU device. */
export class MemoryWatch {
  #previous: number | undefined;
  #growing = 0;

  afterStep(index: number): void {
    if (index % interval !== 0 || index === 0) return;
    const memory = host().memory();
    if (!memory) return;
    const grown = this.#previous === undefined ? 0 : memory.tensors - this.#previous;
    this.#previous = memory.tensors;
    this.#growing = grown > 0 ? this.#growing + 1 : 0;
    const leaking = this.#growing >= patience ? grown / interval : 0;
    host().emit({ type: 'memory', ...memory, leaking });
  }
}
