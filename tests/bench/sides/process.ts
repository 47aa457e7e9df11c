import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Order } from './serve.ts';

/** Something that trains when it is told to. */
export interface Side {
  ask(order: Order): Promise<Answer>;
  end(): void;
}

/** Seconds after which a turn is given up: stock TensorFlow.js on CPU needs minutes for a step of mini-AIFS. */
const patience = 120;

/** A process of Node that trains. */
export class NodeSide implements Side {
  readonly #start: () => ChildProcess;
  #child: ChildProcess;

  /** @param env what the process finds in its environment besides this one's */
  constructor(script: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#start = () =>
      fork(script, options, {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, ...env },
      });
    this.#child = this.#start();
  }

  ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      if (!child.connected) throw new Error('A side of the benchmark has ended.');
      const ended = () => reject(new Error('A side of the benchmark has ended.'));
      const late = setTimeout(() => {
        child.off('exit', ended);
        child.kill();
        this.#child = this.#start();
        resolve({ failed: `A turn took more than ${patience} s.` });
      }, 1000 * patience);
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        clearTimeout(late);
        child.off('exit', ended);
        resolve(answer);
      });
      child.send(order);
    });
  }

  end(): void {
    this.#child.kill();
  }
}
