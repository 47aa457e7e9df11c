import { type Backend, type BackendNote, backends } from '../protocol/events.ts';
import { keptPaces, type PaceStore, type Paces } from '../store/paces.ts';

/**
 * A program whose step takes so many times longer or shorter than it did has been changed: what was measured is void. A
 * machine that does something else besides, or a run that draws where a measurement does not, makes a factor of two.
 */
const changedBy = 4;

/**
 * Which backend a program runs on, here: the reader's choice, or else the fastest by measurement, or else, as long as
 * nothing is measured, the first in the fixed order that starts. One object for one playground.
 */
export class BackendChoice {
  readonly #program: string;
  readonly #store: PaceStore;
  readonly #paces: Paces;
  /** The address of the page asks for it, for this visit. */
  #forced: Backend | undefined;
  readonly #hopeless = new Set<Backend>();
  #graphics = true;

  constructor(program: string, forced: Backend | undefined, store: PaceStore = keptPaces) {
    this.#program = program;
    this.#store = store;
    this.#forced = forced;
    this.#paces = store.load(program);
  }

  /** What the reader or the address asks for; undefined when the machine chooses. */
  get asked(): Backend | undefined {
    const asked = this.#forced ?? this.#paces.chosen;
    return this.#graphics || !usesGraphics(asked) ? asked : undefined;
  }

  /** Whether the program may use the graphics processor. */
  get graphics(): boolean {
    return this.#graphics;
  }

  /**
   * Keeps a stranger's program from the graphics processor until the reader chooses it. Neither the address, which is the
   * stranger's too, nor what was chosen or measured for another program counts.
   */
  withholdGraphics(withhold = true): void {
    this.#graphics = !withhold;
  }

  /** The reader's choice, kept for the next visit; undefined leaves it to the machine. */
  choose(backend: Backend | undefined): void {
    this.#forced = undefined;
    if (usesGraphics(backend)) this.#graphics = true;
    if (backend) this.#paces.chosen = backend;
    else delete this.#paces.chosen;
    this.#store.save(this.#program, this.#paces);
  }

  /** The backends to try, first to last. */
  get order(): readonly Backend[] {
    if (this.asked) return [this.asked];
    if (!this.#graphics) return backends.filter((backend) => !usesGraphics(backend));
    const { msPerStep } = this.#paces;
    // One time alone says nothing: a reader may have chosen the slowest once.
    if (msPerStep.wasm === undefined || (msPerStep.webgpu ?? msPerStep.webgl) === undefined) return backends;
    const pace = (backend: Backend): number => msPerStep[backend] ?? Number.POSITIVE_INFINITY;
    // Sorting is stable: what was not measured keeps its place behind what was.
    return backends.toSorted((a, b) => (pace(a) < pace(b) ? -1 : pace(a) > pace(b) ? 1 : 0));
  }

  /** Measured times, fastest first. */
  get measured(): { backend: Backend; msPerStep: number }[] {
    return backends
      .flatMap((backend) => {
        const msPerStep = this.#paces.msPerStep[backend];
        return msPerStep === undefined ? [] : [{ backend, msPerStep }];
      })
      .sort((a, b) => a.msPerStep - b.msPerStep);
  }

  /** Takes in what a run or a measurement showed, in milliseconds a step. */
  record(backend: Backend, msPerStep: number): void {
    const before = this.#paces.msPerStep[backend];
    if (before !== undefined && Math.max(before / msPerStep, msPerStep / before) > changedBy)
      this.#paces.msPerStep = {};
    this.#paces.msPerStep[backend] = msPerStep;
    this.#store.save(this.#program, this.#paces);
  }

  /** A backend that cannot be measured here is not tried again in this visit. */
  giveUp(backend: Backend): void {
    this.#hopeless.add(backend);
  }

  /**
   * The backend whose pace should be measured next, after a run that looked at backends as its notes say; undefined
   * when there is nothing to compare. Of WebGPU and WebGL the first that starts stands for the graphics processor, and
   * plain JavaScript is compared only where WebAssembly is missing, in which case there is nothing to choose.
   */
  wanting(notes: readonly BackendNote[]): Backend | undefined {
    if (this.asked || !this.#graphics) return undefined;
    const out = (backend: Backend): boolean =>
      this.#hopeless.has(backend) || notes.some((note) => note.backend === backend && !note.taken);
    const graphics = (['webgpu', 'webgl'] as const).find((backend) => !out(backend));
    if (!graphics || out('wasm')) return undefined;
    return [graphics, 'wasm' as const].find((backend) => this.#paces.msPerStep[backend] === undefined);
  }
}

function usesGraphics(backend: Backend | undefined): boolean {
  return backend === 'webgpu' || backend === 'webgl';
}
