import { countEvents } from '../protocol/parse.ts';
import type { FromFrame, ToFrame } from '../protocol/relay.ts';
import { weigh } from '../protocol/weigh.ts';
import { FloodGuard } from './flood-guard.ts';

/** Messages and bytes of them that the page may have in hand; the others wait here. */
const messagesInHand = 8;
const bytesInHand = 16_000_000;
/** Bytes that may wait: a program that says more than the page takes has no end of it. */
const bytesWaiting = 256_000_000;

interface Waiting {
  message: FromFrame;
  weight: number;
  transfer: Transferable[];
}

/**
 * Passes the page's commands to the worker and what the worker says to the page: no more than the page takes in, and
 * nothing that is too large for it.
 */
export class Relay {
  readonly #page: MessagePort;
  readonly #worker: MessagePort;
  readonly #endWorker: () => void;
  readonly #guard = new FloodGuard();
  #waiting: Waiting[] = [];
  #bytesWaiting = 0;
  /** Weights of what the page has not dealt with yet, in the order in which it was sent. */
  #inHand: number[] = [];
  #bytesInHand = 0;

  constructor(page: MessagePort, worker: MessagePort, endWorker: () => void) {
    this.#page = page;
    this.#worker = worker;
    this.#endWorker = endWorker;
    page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
      if ('taken' in data) this.#taken();
      else worker.postMessage(data.pass, data.transfer);
    };
    worker.onmessage = ({ data }: MessageEvent<unknown>) => this.#said(data);
  }

  #said(data: unknown): void {
    if (this.#guard.tooMany(countEvents(data))) {
      this.#flood();
      return;
    }
    const weighed = weigh(data);
    this.#queue(
      weighed
        ? { message: { said: data }, weight: weighed.weight, transfer: weighed.buffers }
        : { message: { refused: 'large' }, weight: 0, transfer: [] },
    );
  }

  #queue(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#bytesWaiting += waiting.weight;
    this.#send();
    if (this.#bytesWaiting > bytesWaiting) this.#flood();
  }

  #taken(): void {
    this.#bytesInHand -= this.#inHand.shift() ?? 0;
    this.#send();
  }

  #send(): void {
    while (this.#inHand.length < messagesInHand) {
      const [next] = this.#waiting;
      if (!next || (this.#inHand.length > 0 && this.#bytesInHand + next.weight > bytesInHand)) return;
      this.#waiting.shift();
      this.#bytesWaiting -= next.weight;
      this.#inHand.push(next.weight);
      this.#bytesInHand += next.weight;
      this.#page.postMessage(next.message, next.transfer);
    }
  }

  /** The worker is not heard any more; the page, which may have more than enough in hand, hears of it at once. */
  #flood(): void {
    this.#worker.onmessage = null;
    this.#worker.close();
    this.#endWorker();
    this.#waiting = [];
    const end: FromFrame = { refused: 'flood' };
    this.#page.postMessage(end);
  }
}
