import { expect, test, vi } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { converse } from '../../../playground/runner/conversation.ts';
import type { Listener, SandboxWorker } from '../../../playground/runner/sandbox-worker.ts';

/** A worker whose frame says what the test has it say. */
function workerThat(): { worker: SandboxWorker; say(...events: ProgramEvent[]): void; taken(): number } {
  let listener: Listener | undefined;
  const taken = vi.fn();
  const worker = {
    listen: (given: Listener) => {
      listener = given;
    },
    send() {},
  };
  return {
    worker: worker as unknown as SandboxWorker,
    say: (...events) => listener?.said({ run: 1, events }, taken),
    taken: () => taken.mock.calls.length,
  };
}

test('a page that fails to show what a program says still ends the run, and makes room for more', async () => {
  const { worker, say, taken } = workerThat();
  const onEvents = (): never => {
    throw new Error('The view has no axis for this.');
  };
  const over = converse(worker, {
    run: 1,
    program: { javascript: '' },
    signal: new AbortController().signal,
    onEvents,
  });
  expect(() => say({ type: 'progress', label: 'x', done: 1, total: 2 })).toThrow('no axis');
  expect(taken()).toBe(1);
  expect(() => say({ type: 'finished', seconds: 1 })).toThrow('no axis');
  await expect(over).resolves.toEqual({ shaders: [], datasets: [] });
});
