import type { Compiled } from '../compile/compile.ts';
import type { BackendNote, ProgramError, ProgramEvent } from '../protocol/events.ts';
import { saying } from '../protocol/sayings.ts';
import { Allowance } from '../runner/allowance.ts';
import type { Runner, RunRequest } from '../runner/runner.ts';
import { status } from '../words/en/session.ts';
import type { BackendChoice } from './backend-choice.ts';
import { type Action, busy, type State, transition } from './state.ts';

/** A program as the page delivered it: its text and what the build compiled it to. */
export interface Original {
  source: string;
  javascript: string;
}

export interface SessionOptions {
  original: Original;
  runner: Runner;
  choice: BackendChoice;
  /** Asks the reader whether the program may read from another host. */
  askReader?: RunRequest['askReader'];
  /** Where the models of the program that stands there now are kept; asked when a run begins. */
  models?: () => RunRequest['models'];
  onState(state: State): void;
  onEvents(events: ProgramEvent[]): void;
  /** More is known of how fast the backends are for this program. */
  onMeasured?(): void;
}

/** Milliseconds without a press after which the other backends are measured. */
const idleMs = 1500;

/** Edit → compile → run for one playground. Knows neither the editor nor the views. */
export class Session {
  readonly #options: SessionOptions;
  #state: State = { phase: 'idle' };
  #abort: AbortController | undefined;
  #allowance = new Allowance();
  #idle: ReturnType<typeof setTimeout> | undefined;
  #compiler: Promise<typeof import('../compile/compile.ts')> | undefined;
  /** The text that was compiled last. */
  #compiled: Original | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get state(): State {
    return this.#state;
  }

  /**
   * Compiles and runs a text, with a check's text after it if one is given. Resolves when the run is over.
   *
   * A text that is compiled already is on its way when this returns, and nothing is heard of the run before that.
   *
   * @param steps how many steps its loops may take before they wait; to their end when it is absent
   * @param again whether the next run is likely to begin before this one is over
   */
  async run(source: string, check?: { javascript: string }, steps?: number, again = false): Promise<void> {
    if (busy(this.#state)) return;
    const { runner, choice, askReader, onEvents } = this.#options;
    // Another program may stand there before this one has stopped: it keeps the place that it had.
    const models = this.#options.models?.();
    clearTimeout(this.#idle);
    this.#dispatch({ type: 'run', what: status.tensorFlow });
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const allowance = new Allowance(steps);
    this.#allowance = allowance;
    const compiled = this.#compiledText(source) ?? (await this.#compile(source));
    if (typeof compiled !== 'string') return this.#dispatch({ type: 'fail', error: compiled });
    const { backend, notes, msPerStep } = await runner.run({
      program: { javascript: compiled },
      check: check && { javascript: check.javascript },
      order: choice.order,
      graphics: choice.graphics,
      askReader,
      models,
      allowance,
      again,
      signal,
      onEvents: (events) => {
        // Views first: when the status says that a run is over, its results are there.
        try {
          onEvents(events);
        } finally {
          for (const event of events) this.#dispatch({ type: 'event', event });
        }
      },
    });
    if (!backend || msPerStep === undefined || check) return;
    choice.record(backend, msPerStep);
    this.#options.onMeasured?.();
    if (this.#state.phase === 'finished')
      this.#idle = setTimeout(() => void this.#compare(compiled, notes), idleMs);
  }

  /** Measures the backends that this program has not run on, while the reader looks at the result. */
  async #compare(javascript: string, notes: BackendNote[]): Promise<void> {
    const { runner, choice, onMeasured } = this.#options;
    const backend = choice.wanting(notes);
    if (!backend || busy(this.#state) || document.hidden) return;
    const measured = await runner.measure({ javascript }, backend);
    if (measured === 'interrupted') return;
    if (measured === 'impossible') return choice.giveUp(backend);
    choice.record(backend, measured.msPerStep);
    onMeasured?.();
    runner.prepare(choice.order);
  }

  /** Ends what goes on behind the reader's back. */
  dispose(): void {
    clearTimeout(this.#idle);
    this.stop();
  }

  /** Fetches the compiler ahead of the first edited Run. */
  expectEdits(): void {
    this.#loadCompiler().catch(() => {});
  }

  /** A run of this text will begin in a moment: compiles it, and has a worker ready. */
  async expectRun(source: string): Promise<void> {
    const { runner, choice } = this.#options;
    runner.prepare(choice.order, choice.graphics);
    if (this.#compiledText(source) === undefined) await this.#compile(source);
  }

  /** What a text was compiled to, where that is known. */
  #compiledText(source: string): string | undefined {
    const { original } = this.#options;
    // The original was compiled when the site was built; nothing needs compiling until the reader changes it.
    return [original, this.#compiled].find((known) => known?.source === source)?.javascript;
  }

  async #compile(source: string): Promise<string | ProgramError> {
    try {
      const compiled = (await this.#loadCompiler()).compile(source);
      if (!compiled.ok) return syntaxError(compiled);
      this.#compiled = { source, javascript: compiled.javascript };
      return compiled.javascript;
    } catch {
      const message = saying('compiler-not-loaded');
      // Some browsers remember that a script could not be had: they ask for it again only after a reload.
      return { kind: 'load', message, hint: saying('reload-if-again') };
    }
  }

  #loadCompiler(): Promise<typeof import('../compile/compile.ts')> {
    this.#compiler ??= import('../compile/compile.ts').catch((error: unknown) => {
      this.#compiler = undefined;
      throw error;
    });
    return this.#compiler;
  }

  /** Lets a program that runs or waits take so many steps more, or all that are left. */
  allow(steps: number | undefined): void {
    this.#dispatch({ type: 'go-on' });
    this.#allowance.allow(steps);
  }

  stop(): void {
    this.#dispatch({ type: 'stop' });
    this.#abort?.abort();
  }

  /** Back to where nothing has run; a program that runs is stopped first. */
  reset(): void {
    this.#dispatch({ type: 'reset' });
    this.#abort?.abort();
  }

  #dispatch(action: Action): void {
    const next = transition(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    this.#options.onState(next);
  }
}

function syntaxError({ diagnostics }: Compiled & { ok: false }): ProgramError {
  const [first] = diagnostics;
  return first
    ? {
        kind: 'syntax',
        message: `${first.message} (line ${first.line})`,
        line: first.line,
        column: first.column,
      }
    : { kind: 'syntax', message: saying('not-compiled') };
}
