import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Order } from './serve.ts';

/** A process that trains. */
export class Side {
  readonly #child: ChildProcess;

  /** @param env what the process finds in its environment besides this one's */
  constructor(script: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = fork(script, options, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
  }

  ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) throw new Error('A side of the benchmark has ended.');
      const ended = () => reject(new Error('A side of the benchmark has ended.'));
      this.#child.once('exit', ended);
      this.#child.once('message', (answer: Answer) => {
        this.#child.off('exit', ended);
        resolve(answer);
      });
      this.#child.send(order);
    });
  }

  end(): void {
    this.#child.kill();
  }
}
