import type { ArchiveQuestion, ArchiveReply } from '../protocol/archive.ts';
import type { AskedHost, PageAddress } from './address.ts';
import type { Archive } from './archive.ts';
import { Budget, limits } from './budget.ts';

/** Asks the reader whether a program may read from a host; false as soon as the signal is aborted. */
export type AskReader = (host: AskedHost, signal: AbortSignal) => Promise<boolean>;

export interface DeskOptions {
  page: PageAddress;
  ask: AskReader;
  /** Aborted when the run is over: nothing is fetched after that. */
  signal: AbortSignal;
  reply(reply: ArchiveReply, transfer: Transferable[]): void;
}

/** Hosts that the reader has allowed since the page was loaded. */
const allowed = new Set<string>();
/** Hosts that one run may ask the reader about. */
const maxHosts = 5;

/**
 * Answers what one run asks of archives, one question after another. A refusal holds for the run, a permission until
 * the page is left.
 */
export class ArchiveDesk {
  readonly #options: DeskOptions;
  readonly #budget = new Budget();
  readonly #open = new Map<string, Promise<Archive>>();
  readonly #answers = new Map<string, boolean>();
  #questions = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Takes a question; its reply comes later. Questions by the thousand beyond what a run may ask get none. */
  take(request: number, question: ArchiveQuestion): void {
    const number = ++this.#questions;
    if (number > 2 * limits.questions) return;
    const { signal, reply } = this.#options;
    this.#last = this.#last.then(async () => {
      if (signal.aborted) return;
      try {
        if (number > limits.questions) {
          throw new Error(`A run may ask archives ${limits.questions} times. Read larger parts at a time.`);
        }
        const answer = await this.#answer(question);
        reply({ type: 'archive', request, answer }, 'values' in answer ? [answer.values.buffer] : []);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        reply({ type: 'archive-failed', request, message }, []);
      }
    });
  }

  async #answer(question: ArchiveQuestion) {
    // The list of all public domains comes along; it is downloaded when a program first asks.
    const { archiveAddress, askedHost } = await import('./address.ts');
    const url = archiveAddress(question.url, this.#options.page);
    const archive = await this.#archive(url, askedHost(url));
    return question.ask === 'open' ? archive.contents() : archive.read(question);
  }

  async #archive(url: URL, host: AskedHost): Promise<Archive> {
    if (!(await this.#may(host))) {
      throw new Error(
        `You have not allowed this program to read from ${host.name}. Run it again to be asked again.`,
      );
    }
    let archive = this.#open.get(url.href);
    if (!archive) {
      archive = import('./archive.ts').then(({ Archive }) =>
        Archive.open(url, this.#budget, this.#options.signal),
      );
      this.#open.set(url.href, archive);
      archive.catch(() => this.#open.delete(url.href));
    }
    return archive;
  }

  async #may(host: AskedHost): Promise<boolean> {
    const { name } = host;
    if (allowed.has(name)) return true;
    const given = this.#answers.get(name);
    if (given !== undefined) return given;
    if (this.#answers.size >= maxHosts) {
      throw new Error(`One run may ask for ${maxHosts} hosts; ${name} would be one more.`);
    }
    const { ask, signal } = this.#options;
    const yes = await ask(host, signal);
    this.#answers.set(name, yes);
    if (yes) allowed.add(name);
    return yes;
  }
}
