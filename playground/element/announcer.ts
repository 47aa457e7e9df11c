import type { ProgramEvent } from '../protocol/events.ts';
import type { State } from '../session/state.ts';
import { plainNumber } from '../views/drawing/number-format.ts';
import { spoken as words } from '../words/en/element.ts';

type Of<Type extends ProgramEvent['type']> = Extract<ProgramEvent, { type: Type }>;

/** Milliseconds that lie between two reports at least: a sentence takes three seconds to be spoken. */
const pace = 10_000;
/** After so long (milliseconds) progress is reported even if no quarter of the way was passed. */
const patience = 30_000;
/** Curves that a report names, and characters that a program's own names may have in it. */
const [maxCurves, maxName] = [3, 60] as const;
/** Curves that are followed at all: a program can make any number of them. */
const maxFollowed = 100;

/**
 * What a run says to those who do not see it: how far it is, now and then, and what came out, once. That it loads,
 * runs and has ended, the status line says; what went wrong, the error panel.
 */
export class Announcer {
  readonly #say: (text: string) => void;
  readonly #now: () => number;
  #chart: Of<'plot'> | undefined;
  /** The newest point of each curve; those whose values changed last stand at the end. */
  readonly #last = new Map<string, { x: number; y: number }>();
  #progress: Of<'progress'> | undefined;
  readonly #checks = { passed: 0, failed: 0 };
  #saidAt = 0;
  #saidQuarter = 0;

  constructor(say: (text: string) => void, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#now = now;
  }

  /** A new run begins; what was said of the one before is taken back. */
  begin(): void {
    this.#chart = undefined;
    this.#last.clear();
    this.#progress = undefined;
    Object.assign(this.#checks, { passed: 0, failed: 0 });
    this.#saidAt = this.#now();
    this.#saidQuarter = 0;
    this.#say('');
  }

  /** Takes in what the program showed, and reports when it is time. */
  apply(events: readonly ProgramEvent[]): void {
    for (const event of events) this.#take(event);
    const waited = this.#now() - this.#saidAt;
    const quarter = this.#quarter();
    if (waited < pace || (quarter === this.#saidQuarter && waited < patience)) return;
    const report = [this.#place(), ...this.#values()].filter(Boolean).join(', ');
    if (report === '') return;
    this.#saidAt = this.#now();
    this.#saidQuarter = quarter;
    this.#say(report);
  }

  /** Says what came out when the run is over. A failure is said by the error panel alone. */
  end({ phase }: State): void {
    if (phase !== 'finished' && phase !== 'stopped') return;
    const values = this.#values().join(', ');
    const { passed, failed } = this.#checks;
    const checks = passed + failed > 0 ? words.checks(passed, failed) : '';
    this.#say([values && words.lastValues(values), checks].filter(Boolean).join(' '));
  }

  #take(event: ProgramEvent): void {
    switch (event.type) {
      case 'plot':
        this.#chart ??= event;
        break;
      case 'points':
        if (event.id === this.#chart?.id) this.#follow(event);
        break;
      case 'progress':
        this.#progress = event;
        break;
      case 'check':
        this.#checks[event.passed ? 'passed' : 'failed']++;
        break;
      default:
    }
  }

  #follow({ series, x, y }: Of<'points'>): void {
    const [lastX, lastY] = [x.at(-1), y.at(-1)];
    if (lastX === undefined || lastY === undefined) return;
    const before = this.#last.get(series);
    if (!before && this.#last.size >= maxFollowed) return;
    if (before?.y !== lastY) this.#last.delete(series);
    this.#last.set(series, { x: lastX, y: lastY });
  }

  #quarter(): number {
    const { done, total } = this.#progress ?? { done: 0, total: 0 };
    return total > 0 ? Math.floor((4 * done) / total) : 0;
  }

  #place(): string {
    if (!this.#progress) return '';
    const { label, done, total } = this.#progress;
    return words.place(
      short(label || words.progress),
      plainNumber(done),
      total > 0 ? plainNumber(total) : undefined,
    );
  }

  /**
   * The newest values of the first chart, of the curves whose values changed last; behind how many steps, where nothing
   * else says it.
   */
  #values(): string[] {
    const curves = [...this.#last].slice(-maxCurves);
    const values = curves.map(([name, { y }]) => `${short(name)} ${plainNumber(y)}`);
    const [, newest] = curves.at(-1) ?? [];
    if (!this.#chart || !newest || this.#progress) return values;
    return [`${short(this.#chart.spec.x.label)} ${plainNumber(newest.x)}`, ...values];
  }
}

function short(name: string): string {
  return name.length > maxName ? `${name.slice(0, maxName - 1)}…` : name;
}
