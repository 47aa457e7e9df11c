import { connect, type Host } from '../../../playground/lab/host/host.ts';

/** Connects `lab` to a host that has nothing and hears nothing, but for the parts that a test gives. */
export function connectTest(parts: Partial<Host>): void {
  connect({
    emit: () => {},
    dataset: () => Promise.reject(new Error('none')),
    archive: () => Promise.reject(new Error('none')),
    model: () => Promise.reject(new Error('none')),
    stopping: () => false,
    pause: async () => {},
    memory: () => undefined,
    tidy: (work) => work(),
    ...parts,
  });
}
