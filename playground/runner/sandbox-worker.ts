import type { BootMessage, Command } from '../protocol/commands.ts';
import type { Backend, BackendNote } from '../protocol/events.ts';
import { parseBootMessage } from '../protocol/parse.ts';
import type { AssetSource } from './asset-source.ts';
import { openDataset } from './dataset-source.ts';

/** A worker whose backend has started and which waits for a program. */
export interface ReadyWorker {
  backend: Backend;
  notes: BackendNote[];
}

/**
 * One worker inside one sandboxed frame. Removing the frame ends the worker, whatever it is doing: that is how a
 * program that never yields is stopped.
 */
export class SandboxWorker {
  readonly ready: Promise<ReadyWorker>;
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #assets: AssetSource;
  readonly #supplied = new Set<string>();
  readonly #life = new AbortController();
  #onMessage: ((data: unknown) => void) | undefined;
  #abandon: (error: Error) => void = () => {};

  constructor(assets: AssetSource, backends: readonly Backend[], shaders: readonly string[] = []) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#assets = assets;
    this.#frame = openFrame(assets.urls.frame);
    const { promise, resolve, reject } = Promise.withResolvers<ReadyWorker>();
    this.ready = promise;
    this.#abandon = reject;
    // Nobody may be waiting yet when a spare fails; its failure is shown when a run asks for it.
    promise.catch(() => {});

    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#onMessage) return this.#onMessage(data);
      const message = parseBootMessage(data);
      if (message) this.#boot(message, assets, resolve, reject);
    };
    this.#open(port2, assets, { backends, shaders }).catch(reject);
  }

  async #open(
    port: MessagePort,
    assets: AssetSource,
    options: { backends: readonly Backend[]; shaders: readonly string[] },
  ): Promise<void> {
    const [runtime] = await Promise.all([assets.runtime(), loaded(this.#frame)]);
    if (this.#life.signal.aborted) return;
    // The frame has an opaque origin, so no target origin can name it; the port goes to this very window.
    this.#frame.contentWindow?.postMessage(null, '*', [port]);
    this.send({ type: 'load', runtime, ...options });
  }

  async #boot(
    message: BootMessage,
    assets: AssetSource,
    resolve: (ready: ReadyWorker) => void,
    reject: (error: Error) => void,
  ): Promise<void> {
    if (message.boot === 'ready') return resolve({ backend: message.backend, notes: message.notes });
    if (message.boot === 'failed') return reject(new Error(message.message));
    try {
      const bytes = await assets.wasm(message.name);
      this.send({ type: 'asset', name: message.name, bytes }, [bytes]);
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** From now on messages go to the run and no longer to the boot. */
  listen(onMessage: (data: unknown) => void): void {
    this.#onMessage = onMessage;
  }

  /** Hands a data set into the sandbox, once; a program that waits for it goes on. */
  async supply(id: string): Promise<void> {
    if (this.#supplied.has(id)) return;
    this.#supplied.add(id);
    try {
      const { card, bytes } = await openDataset(this.#assets.urls.datasets, id, this.#life.signal);
      this.send({ type: 'dataset', id, card, bytes }, [bytes]);
    } catch (error) {
      this.#supplied.delete(id);
      this.send({
        type: 'dataset-failed',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  send(command: Command, transfer: Transferable[] = []): void {
    if (!this.#life.signal.aborted) this.#port.postMessage(command, transfer);
  }

  dispose(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#port.onmessage = null;
    this.#port.close();
    this.#frame.remove();
    this.#abandon(new Error('The sandbox was closed.'));
  }
}

function openFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = url;
  frame.hidden = true;
  frame.title = 'Sandbox of a running program';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  document.body.append(frame);
  return frame;
}

function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.addEventListener('error', () => reject(new Error('The sandbox frame could not be loaded.')), {
      once: true,
    });
  });
}
