import { type SandboxAssets, wasmFiles } from '../protocol/assets.ts';

/** Fetches what goes into the sandbox, each file once a page. */
export class AssetSource {
  readonly urls: SandboxAssets;
  #runtime: Promise<string> | undefined;
  readonly #wasm = new Map<string, Promise<ArrayBuffer>>();

  constructor(urls: SandboxAssets) {
    this.urls = urls;
  }

  /** The runtime's source text. */
  runtime(): Promise<string> {
    this.#runtime ??= get(this.urls.runtime)
      .then((response) => response.text())
      .catch((error: unknown) => {
        // A failed download must not be remembered: the next Run tries again.
        this.#runtime = undefined;
        throw error;
      });
    return this.#runtime;
  }

  /** A fresh copy of one of the WASM backend's binaries, to be transferred. */
  async wasm(name: string): Promise<ArrayBuffer> {
    if (!wasmFiles.some((known) => known === name))
      throw new Error(`The sandbox asked for "${name}", which it may not have.`);
    let bytes = this.#wasm.get(name);
    if (!bytes) {
      bytes = get(this.urls.wasm + name).then((response) => response.arrayBuffer());
      bytes.catch(() => this.#wasm.delete(name));
      this.#wasm.set(name, bytes);
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
