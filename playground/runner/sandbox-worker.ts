import { backendScript } from '../protocol/assets.ts';
import type { BootMessage, Command, Kernels } from '../protocol/commands.ts';
import type { Backend, BackendNote } from '../protocol/events.ts';
import { parseBootMessage } from '../protocol/parse.ts';
import type { AssetSource } from './asset-source.ts';
import { openDataset } from './dataset-source.ts';
import { Pulse } from './pulse.ts';

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
  /** Resolves when the worker has been told to load: what is handed in comes after that. */
  readonly #loading: Promise<void>;
  readonly #supplied = new Set<string>();
  readonly #life = new AbortController();
  #pulse: Pulse | undefined;
  #onMessage: ((data: unknown) => void) | undefined;
  #onDeath: (() => void) | undefined;
  #abandon: (error: Error) => void = () => {};

  constructor(
    assets: AssetSource,
    order: readonly Backend[],
    { shaders = [], kernels = 'course' }: { shaders?: readonly string[]; kernels?: Kernels } = {},
  ) {
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
      if (message) this.#boot(message, resolve, reject);
    };
    // The worker starts while the runtime is still on its way.
    loaded(this.#frame).then(() => this.#open(port2), reject);
    this.#loading = this.#load(order, shaders, kernels);
    this.#loading.catch(reject);
    const first = order.find((backend) => backend !== 'webgpu' || 'gpu' in navigator);
    if (first) void this.supplyAsset(backendScript(first));
  }

  #open(port: MessagePort): void {
    if (this.#life.signal.aborted) return;
    // The frame has an opaque origin, so no target origin can name it; the port goes to this very window.
    const { port1, port2 } = new MessageChannel();
    this.#frame.contentWindow?.postMessage(null, '*', [port, port2]);
    this.#pulse = new Pulse(port1, () => {
      this.#abandon(new Error('The sandbox no longer answers: its process has ended.'));
      this.#onDeath?.();
    });
  }

  async #load(order: readonly Backend[], shaders: readonly string[], kernels: Kernels): Promise<void> {
    const runtime = await this.#assets.runtime();
    this.send({ type: 'load', runtime, backends: order, shaders, kernels }, [runtime]);
  }

  #boot(message: BootMessage, resolve: (ready: ReadyWorker) => void, reject: (error: Error) => void): void {
    switch (message.boot) {
      case 'ready':
        resolve({ backend: message.backend, notes: message.notes });
        break;
      case 'failed':
        reject(new Error(message.message));
        break;
      case 'asset':
        void this.supplyAsset(message.name);
        break;
      default:
        message satisfies never;
    }
  }

  /** From now on messages go to the run and no longer to the boot. `onDeath` says that none will come any more. */
  listen(onMessage: (data: unknown) => void, onDeath: () => void): void {
    this.#onMessage = onMessage;
    this.#onDeath = onDeath;
  }

  /** Hands a data set into the sandbox, once; a program that waits for it goes on. */
  supply(id: string): Promise<void> {
    return this.#supplyOnce(
      `dataset ${id}`,
      async () => {
        const { card, bytes } = await openDataset(this.#assets.urls.datasets, id, this.#life.signal);
        return { type: 'dataset', id, card, bytes };
      },
      (message) => ({ type: 'dataset-failed', id, message }),
    );
  }

  /** Hands one of the sandbox's own files in, once. */
  supplyAsset(name: string): Promise<void> {
    return this.#supplyOnce(
      `asset ${name}`,
      async () => {
        const bytes = await this.#assets.file(name);
        return { type: 'asset', name, bytes };
      },
      (message) => ({ type: 'asset-failed', name, message }),
    );
  }

  async #supplyOnce(
    key: string,
    open: () => Promise<Command & { bytes: ArrayBuffer }>,
    failed: (message: string) => Command,
  ): Promise<void> {
    if (this.#supplied.has(key)) return;
    this.#supplied.add(key);
    try {
      const command = await open();
      await this.#loading;
      this.send(command, [command.bytes]);
    } catch (error) {
      this.#supplied.delete(key);
      this.send(failed(error instanceof Error ? error.message : String(error)));
    }
  }

  send(command: Command, transfer: Transferable[] = []): void {
    if (!this.#life.signal.aborted) this.#port.postMessage(command, transfer);
  }

  dispose(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#pulse?.stop();
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
  // Not `hidden`: the browser gives a process that shows nothing a lower priority, and training took 12 % longer.
  frame.style.cssText =
    'position:fixed;top:0;left:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none';
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
