import type { SandboxAssets } from '../protocol/assets.ts';

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
    if (url === undefined) throw new Error(`The sandbox asked for "${name}", which it may not have.`);
    return this.#copy(url);
  }

  async #copy(url: string): Promise<ArrayBuffer> {
    let bytes = this.#fetched.get(url);
    if (!bytes) {
      bytes = get(url).then((response) => response.arrayBuffer());
      // A failed download must not be remembered: the next Run tries again.
      bytes.catch(() => this.#fetched.delete(url));
      this.#fetched.set(url, bytes);
    }
    return (await bytes).slice(0);
  }
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url).catch(() => undefined);
  if (!response)
    throw new Error(`${nameOf(url)} could not be downloaded: is the network there? Press Run to try again.`);
  if (!response.ok)
    throw new Error(
      `${nameOf(url)} could not be downloaded (HTTP ${response.status}). Press Run to try again.`,
    );
  return response;
}

function nameOf(url: string): string {
  return url.split('/').at(-1) ?? url;
}
