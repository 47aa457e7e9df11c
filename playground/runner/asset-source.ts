import type { SandboxAssets } from '../protocol/assets.ts';
import { runner as words } from '../words/en/runner.ts';

/** Fetches what goes into the sandbox, each file once a page. */
export class AssetSource {
  readonly urls: SandboxAssets;
  readonly #fetched = new Map<string, Promise<ArrayBuffer>>();

  constructor(urls: SandboxAssets) {
    this.urls = urls;
  }

  /** A fresh copy of the runtime's script, to be transferred. */
  runtime(): Promise<ArrayBuffer> {
    return this.#copy(this.urls.runtime);
  }

  /** A fresh copy of a file that a worker may ask for. The name comes out of the sandbox. */
  async file(name: string): Promise<ArrayBuffer> {
    const url = Object.hasOwn(this.urls.files, name) ? this.urls.files[name] : undefined;
    if (url === undefined) throw new Error(words.noSuchFile(name));
    return this.#copy(url);
  }

  /** Rejects with a sentence for the reader when the sandbox's frame cannot be had now. */
  async checkFrame(): Promise<void> {
    // As the frame asks for it: a host may want to be asked again about a copy that the browser has.
    await get(this.urls.frame, words.sandboxNotLoaded);
  }

  async #copy(url: string): Promise<ArrayBuffer> {
    let bytes = this.#fetched.get(url);
    if (!bytes) {
      bytes = get(url, words.fileNotLoaded(url.split('/').at(-1) ?? url));
      // A failed download must not be remembered: the next Run tries again.
      bytes.catch(() => this.#fetched.delete(url));
      this.#fetched.set(url, bytes);
    }
    return (await bytes).slice(0);
  }
}

async function get(url: string, problem: string): Promise<ArrayBuffer> {
  // The connection may break before the first byte or after any other.
  const lost = (): never => {
    throw new Error(words.again(problem));
  };
  const response = await fetch(url, { redirect: 'error' }).catch(lost);
  if (!response.ok) throw new Error(words.status(problem, response.status));
  return response.arrayBuffer().catch(lost);
}
