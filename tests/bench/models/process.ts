import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Order } from './side.ts';

/** A process that trains. */
export class Side {
  readonly #child: ChildProcess;

  constructor(script: string, kernels: 'ours' | 'stock', backend: string) {
    this.#child = fork(script, [kernels, backend], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
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
