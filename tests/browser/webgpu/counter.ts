/** What a page asked of the GPU. */
export interface Counts {
  dispatches: number;
  submits: number;
  /** Dispatches by the label of their pipeline. */
  programs: Record<string, number>;
}

/** Counts dispatches and submits of this page from its making on. */
export class Counter {
  #counts: Counts = { dispatches: 0, submits: 0, programs: {} };

  constructor() {
    const pass = GPUComputePassEncoder.prototype;
    const { setPipeline, dispatchWorkgroups } = pass;
    const { submit } = GPUQueue.prototype;
    const labels = new WeakMap<GPUComputePassEncoder, string>();
    const dispatched = (encoder: GPUComputePassEncoder): void => {
      const label = labels.get(encoder) ?? '';
      this.#counts.dispatches++;
      this.#counts.programs[label] = (this.#counts.programs[label] ?? 0) + 1;
    };
    const submitted = (): void => {
      this.#counts.submits++;
    };
    pass.setPipeline = function (pipeline) {
      labels.set(this, pipeline.label);
      return setPipeline.call(this, pipeline);
    };
    pass.dispatchWorkgroups = function (...groups) {
      dispatched(this);
      return dispatchWorkgroups.apply(this, groups);
    };
    GPUQueue.prototype.submit = function (buffers) {
      submitted();
      return submit.call(this, buffers);
    };
  }

  reset(): void {
    this.#counts = { dispatches: 0, submits: 0, programs: {} };
  }

  counts(): Counts {
    return structuredClone(this.#counts);
  }
}
