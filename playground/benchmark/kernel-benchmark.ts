import { allow, isAllowed } from '../page/buttons.ts';
import { isFramedElsewhere } from '../page/framed.ts';
import { type Backend, backends } from '../protocol/events.ts';
import type { Measurement } from './measurements.ts';
import { PacedWords } from './paced-words.ts';

/** Turns that each side of a model takes, and how long each trains. */
const [rounds, milliseconds] = [3, 500] as const;

/** The benchmark's element: it waits for its button and fetches the rest then. */
class KernelBenchmark extends HTMLElement {
  #abort: AbortController | undefined;
  #measurements: readonly Measurement[] = [];
  readonly #words = new PacedWords((text) => {
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
    if (isFramedElsewhere()) return this.#say('The benchmark runs only outside a frame of another site.');
    const models = this.#chosen('model');
    const chosen = this.#chosen('backend');
    const used = backends.filter((backend): backend is Backend => chosen.includes(backend));
    const beside = this.#chosen('beside');
    if (models.length === 0 || used.length === 0) return this.#say('Choose a model and a backend.');
    const abort = new AbortController();
    this.#abort = abort;
    this.#busy(true);
    this.#say('Loading …');
    try {
      const [{ assets }, tfjs, jax, { AssetSource }, { measure }, { turnsOf }, report] = await Promise.all([
        import('virtual:sandbox-assets'),
        import('virtual:benchmark-program'),
        beside.includes('jax') ? import('virtual:jax-benchmark-program') : { javascript: '' },
        import('../runner/asset-source.ts'),
        import('./measure.ts'),
        import('./measurements.ts'),
        import('./report.ts'),
      ]);
      const { modelNames, backendNames, sideNames, reportHtml } = report;
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
          const turn = `${done + 1} of ${turns.length}: ${modelNames[next.model]} on ${backendNames[next.backend]}, ${sideNames[next.side]} …`;
          this.#show(turn);
          this.#words.progress(turn);
        },
      });
      const seconds = Math.round((performance.now() - began) / 1000);
      this.#say(abort.signal.aborted ? 'Stopped. What was measured stays.' : `Measured in ${seconds} s.`);
    } catch (error) {
      this.#say(`Failed: ${error instanceof Error ? error.message : String(error)} Press again.`);
    } finally {
      this.#busy(false);
    }
  }

  async #copy(): Promise<void> {
    if (!isAllowed(this.#part('copy'))) return;
    const { reportText } = await import('./report.ts');
    const machine = `${navigator.userAgent}, ${navigator.hardwareConcurrency} threads`;
    try {
      await navigator.clipboard.writeText(reportText(this.#measurements, machine));
      this.#say('The table is copied, as Markdown.');
    } catch {
      this.#say('The browser did not allow copying: select the table instead.');
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
    this.#words.atOnce(text);
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
