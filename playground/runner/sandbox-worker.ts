import { backendScript } from '../protocol/assets.ts';
import type { BootMessage, Command, Kernels } from '../protocol/commands.ts';
import type { Backend, BackendNote } from '../protocol/events.ts';
import { parseBootMessage } from '../protocol/parse.ts';
import type { FromFrame, ToFrame } from '../protocol/relay.ts';
import { runner as words } from '../words/en/runner.ts';
import { noBackend } from '../words/en/sayings.ts';
import type { AssetSource } from './asset-source.ts';
import { openDataset } from './dataset-source.ts';
import { Pulse } from './pulse.ts';

/** How often one worker may have the same file fetched that fails: a program may ask for it in a loop. */
const maxTries = 3;

/** A worker whose backend has started and which waits for a program. */
export interface ReadyWorker {
  backend: Backend;
  notes: BackendNote[];
}

/** Who hears what comes from the sandbox during a run. */
export interface Listener {
  /** Something that the worker posted; `taken` makes room for more. */
  said(data: unknown, taken: () => void): void;
  /** The worker posted something that is too large for a page. */
  tooLarge(): void;
  /** The worker posted so much that the frame has ended it. */
  flooded(): void;
  /** The frame no longer answers. */
  died(): void;
}

/** Milliseconds after which a frame that has not loaded is looked into. */
const overdueMs = 800;

/**
 * One worker inside one sandboxed frame. Removing the frame ends the worker, whatever it is doing: that is how a
 * program that never yields is stopped.
 */
export class SandboxWorker {
  readonly ready: Promise<ReadyWorker>;
  /** What `ready` has resolved with, as soon as it has. */
  started: ReadyWorker | undefined;
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #assets: AssetSource;
  /** Resolves when the worker has been told to load: what is handed in comes after that. */
  readonly #loading: Promise<void>;
  readonly #supplied = new Map<string, Promise<boolean>>();
  readonly #failures = new Map<string, { times: number; message: string }>();
  readonly #life = new AbortController();
  #pulse: Pulse | undefined;
  #listener: Listener | undefined;
  #died = false;
  #abandon: (error: unknown) => void = () => {};

  constructor(
    assets: AssetSource,
    order: readonly Backend[],
    {
      shaders = [],
      kernels = 'course',
      graphics = true,
    }: { shaders?: readonly string[]; kernels?: Kernels; graphics?: boolean } = {},
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

    port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      const taken = (): void => this.#tell({ taken: true });
      if ('said' in data) {
        if (this.#listener) return this.#listener.said(data.said, taken);
        const message = parseBootMessage(data.said);
        if (message) this.#boot(message, resolve, reject);
        taken();
      } else if (data.refused === 'flood') this.#listener?.flooded();
      else {
        this.#listener?.tooLarge();
        taken();
      }
    };
    // The worker starts while the runtime is still on its way.
    const overdue = setTimeout(() => this.#checkFrame(), overdueMs);
    this.#life.signal.addEventListener('abort', () => clearTimeout(overdue));
    loaded(this.#frame).then(() => {
      clearTimeout(overdue);
      this.#open(port2);
    }, reject);
    this.#loading = this.#load({ backends: order, shaders, kernels, graphics });
    this.#loading.catch(reject);
    const first = order.find((backend) => backend !== 'webgpu' || 'gpu' in navigator);
    if (first) void this.supplyAsset(backendScript(first));
  }

  #open(port: MessagePort): void {
    if (this.#life.signal.aborted) return;
    // The frame has an opaque origin, so no target origin can name it; the port goes to this very window.
    const { port1, port2 } = new MessageChannel();
    this.#frame.contentWindow?.postMessage(null, '*', [port, port2]);
    this.#pulse = new Pulse(port1, {
      late: () => this.#checkFrame(),
      silent: () => {
        this.#died = true;
        this.#abandon(new Error(words.sandboxSilent));
        this.#listener?.died();
      },
    });
  }

  /**
   * A frame that could not be had loads the browser's own page about it, which answers to nobody, or loads nothing. What
   * is wrong only a request of the page's own tells.
   */
  #checkFrame(): void {
    this.#assets.checkFrame().catch((error: unknown) => this.#abandon(error));
  }

  async #load(settings: Omit<Command & { type: 'load' }, 'type' | 'runtime'>): Promise<void> {
    const runtime = await this.#assets.runtime();
    this.send({ type: 'load', runtime, ...settings }, [runtime]);
  }

  #boot(message: BootMessage, resolve: (ready: ReadyWorker) => void, reject: (error: Error) => void): void {
    switch (message.boot) {
      case 'ready':
        this.started = { backend: message.backend, notes: message.notes };
        resolve(this.started);
        break;
      case 'failed':
        reject(
          new Error(
            message.notes.length > 0 ? noBackend(message.notes) : message.message || words.notStarted,
          ),
        );
        break;
      case 'asset':
        void this.supplyAsset(message.name);
        break;
      default:
        message satisfies never;
    }
  }

  /** Whether the frame's process has gone, as it may while the worker waits: another frame's program can take it along. */
  get died(): boolean {
    return this.#died;
  }

  /** From now on messages go to the run and no longer to the boot. */
  listen(listener: Listener): void {
    this.#listener = listener;
  }

  /** Hands a data set into the sandbox, once; a program that waits for it goes on. Resolves with whether it was there. */
  supply(id: string): Promise<boolean> {
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
  supplyAsset(name: string): Promise<boolean> {
    return this.#supplyOnce(
      `asset ${name}`,
      async () => {
        const bytes = await this.#assets.file(name);
        return { type: 'asset', name, bytes };
      },
      (message) => ({ type: 'asset-failed', name, message }),
    );
  }

  #supplyOnce(
    key: string,
    open: () => Promise<Command & { bytes: ArrayBuffer }>,
    failed: (message: string) => Command,
  ): Promise<boolean> {
    const known = this.#supplied.get(key);
    if (known) return known;
    const handed = this.#supply(key, open, failed);
    this.#supplied.set(key, handed);
    // What failed may be asked for again.
    void handed.then((there) => there || this.#supplied.delete(key));
    return handed;
  }

  async #supply(
    key: string,
    open: () => Promise<Command & { bytes: ArrayBuffer }>,
    failed: (message: string) => Command,
  ): Promise<boolean> {
    const { times, message } = this.#failures.get(key) ?? { times: 0, message: '' };
    try {
      if (times >= maxTries) throw new Error(message);
      const command = await open();
      await this.#loading;
      this.send(command, [command.bytes]);
      return true;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.#failures.set(key, { times: times + 1, message: problem });
      this.send(failed(problem));
      return false;
    }
  }

  send(command: Command, transfer: Transferable[] = []): void {
    this.#tell({ pass: command, transfer }, transfer);
  }

  #tell(message: ToFrame, transfer: Transferable[] = []): void {
    if (!this.#life.signal.aborted) this.#port.postMessage(message, transfer);
  }

  dispose(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#pulse?.stop();
    this.#port.onmessage = null;
    this.#port.close();
    this.#frame.remove();
    this.#abandon(new Error(words.sandboxClosed));
  }
}

function openFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = url;
  // Not `hidden`: the browser gives a process that shows nothing a lower priority, and training took 12 % longer.
  frame.style.cssText =
    'position:fixed;top:0;left:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none';
  frame.title = words.frameTitle;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  shadow().append(frame);
  return frame;
}

/**
 * Where frames stand. A site that has opened the course can count the frames of its document at any time, and so see a
 * run begin; those in a shadow tree are not counted.
 */
function shadow(): ShadowRoot {
  const known = document.querySelector('sandbox-frames')?.shadowRoot;
  if (known) return known;
  const host = document.createElement('sandbox-frames');
  document.body.append(host);
  return host.attachShadow({ mode: 'open' });
}

function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.addEventListener('error', () => reject(new Error(words.frameNotLoaded)), {
      once: true,
    });
  });
}
