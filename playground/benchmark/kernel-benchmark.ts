import { allow, isAllowed } from '../page/buttons.ts';
import { isFramedElsewhere } from '../page/framed.ts';
import { type Backend, backends } from '../protocol/events.ts';
import { names, benchmark as words } from '../words/en/benchmark.ts';
import type { Measurement } from './measurements.ts';
import { PacedWords } from './paced-words.ts';

/** Turns that each side of a model takes, and how long each trains. */
const [rounds, milliseconds] = [3, 500] as const;

/** The benchmark's element: it waits for its button and fetches the rest then. */
class KernelBenchmark extends HTMLElement {
  #abort: AbortController | undefined;
  #measurements: readonly Measurement[] = [];
  readonly #paced = new PacedWords((text) => {
    this.#part('spoken').textContent = text;
  });

  connectedCallback(): void {
    this.#part('start').addEventListener('click', () => void this.#measure());
    this.#part('stop').addEventListener('click', () => this.#abort?.abort());
    this.#part('copy').addEventListener('click', () => void this.#copy());
    if (!('gpu' in navigator)) {
      const webgpu = this.querySelector<HTMLInputElement>('input[value="webgpu"]');
      if (webgpu) {
        webgpu.checked = false;
        webgpu.disabled = true;
      }
    }
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  async #measure(): Promise<void> {
    if (!isAllowed(this.#part('start'))) return;
    if (isFramedElsewhere()) return this.#say(words.onlyUnframed);
    const models = this.#chosen('model');
    const chosen = this.#chosen('backend');
    const used = backends.filter((backend): backend is Backend => chosen.includes(backend));
    const beside = this.#chosen('beside');
    if (models.length === 0 || used.length === 0) return this.#say(words.choose);
    const abort = new AbortController();
    this.#abort = abort;
    this.#busy(true);
    this.#say(words.loading);
    try {
      const [{ assets }, tfjs, jax, { AssetSource }, { measure }, { turnsOf }, { reportHtml }] =
        await Promise.all([
          import('virtual:sandbox-assets'),
          import('virtual:benchmark-program'),
          beside.includes('jax') ? import('virtual:jax-benchmark-program') : { javascript: '' },
          import('../runner/asset-source.ts'),
          import('./measure.ts'),
          import('./measurements.ts'),
          import('./report.ts'),
        ]);
      const bar = this.#part('progress') as HTMLProgressElement;
      const turns = turnsOf({ models, backends: used, beside }, rounds);
      bar.max = turns.length;
      const began = performance.now();
      const programs = { tfjs: tfjs.javascript, jax: jax.javascript };
      await measure(new AssetSource(assets), programs, {
        turns,
        milliseconds,
        signal: abort.signal,
        onProgress: (done, next, measurements) => {
          bar.value = done;
          this.#measurements = measurements;
          this.#part('report').innerHTML = reportHtml(measurements);
          if (!next) return;
          const model = names.models[next.model] ?? next.model;
          const [backend, side] = [names.backends[next.backend], names.sides[next.side]];
          const turn = words.turn(done + 1, turns.length, model, backend, side);
          this.#show(turn);
          this.#paced.progress(turn);
        },
      });
      const seconds = Math.round((performance.now() - began) / 1000);
      this.#say(abort.signal.aborted ? words.stopped : words.measured(seconds));
    } catch (error) {
      this.#say(words.failed(error instanceof Error ? error.message : String(error)));
    } finally {
      this.#busy(false);
    }
  }

  async #copy(): Promise<void> {
    if (!isAllowed(this.#part('copy'))) return;
    const { reportText } = await import('./report.ts');
    const machine = words.machine(navigator.userAgent, navigator.hardwareConcurrency);
    try {
      await navigator.clipboard.writeText(reportText(this.#measurements, machine));
      this.#say(words.copied);
    } catch {
      this.#say(words.notCopied);
    }
  }

  #busy(busy: boolean): void {
    allow(this.#part('start'), !busy);
    allow(this.#part('stop'), busy);
    allow(this.#part('copy'), this.#measurements.length > 0);
    this.#part('progress').hidden = !busy;
  }

  #chosen(name: string): string[] {
    return Array.from(
      this.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`),
      ({ value }) => value,
    );
  }

  #say(text: string): void {
    this.#show(text);
    this.#paced.atOnce(text);
  }

  /** Writes what only the eye can follow. */
  #show(text: string): void {
    this.#part('status').textContent = text;
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`The benchmark has no part "${name}".`);
    return part;
  }
}

if (!customElements.get('kernel-benchmark')) customElements.define('kernel-benchmark', KernelBenchmark);
