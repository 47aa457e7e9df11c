import { assets } from 'virtual:sandbox-assets';
import { CodeArea } from './code-area.ts';
import { Consent } from './consent.ts';
import { ErrorPanel } from './error-panel.ts';
import { find, type Part, type PlaygroundData } from './markup.ts';
import { Notes } from './notes.ts';
import { type Backend, type BackendNote, backends, type ProgramEvent } from './protocol/events.ts';
import { AssetSource } from './runner/asset-source.ts';
import { Runner } from './runner/runner.ts';
import { BackendChoice } from './session/backend-choice.ts';
import { EditKeeper } from './session/edit-keeper.ts';
import { Session } from './session/session.ts';
import { readFragment, writeFragment } from './session/share.ts';
import { busy, type State, statusText } from './session/state.ts';
import { watchTheme } from './theme.ts';
import { backendNotesHtml } from './views/backend-notes.ts';
import { ResultsPanel } from './views/results-panel.ts';

// One runner for all playgrounds of a page: they share the downloads and the spare worker.
let shared: Runner | undefined;

/** Puts one playground's parts together: session, code, results, errors, notes. */
export class Controller {
  readonly #root: HTMLElement;
  readonly #data: PlaygroundData;
  readonly #session: Session;
  readonly #code: CodeArea;
  readonly #results: ResultsPanel;
  readonly #notes: Notes;
  readonly #errors: ErrorPanel;
  readonly #keeper: EditKeeper;
  readonly #choice: BackendChoice;
  #backendNotes: BackendNote[] = [];
  #muted = false;
  readonly #theme = watchTheme((theme) => this.#code.setTheme(theme));

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#data = JSON.parse(this.#part('data').textContent ?? '') as PlaygroundData;
    const { id, title, source, javascript } = this.#data;
    this.#notes = new Notes(this.#part('note'));
    this.#results = new ResultsPanel(this.#part('results'));
    this.#results.onLine = (line) => this.#code.reveal(line);
    shared ??= new Runner(new AssetSource(assets));
    const consent = new Consent(this.#part('note'));
    this.#choice = new BackendChoice(id, this.#forcedBackend());
    this.#session = new Session({
      original: { source, javascript },
      runner: shared,
      choice: this.#choice,
      askReader: (host, signal) => consent.ask(host, signal),
      onState: (state) => this.#show(state),
      onEvents: (events) => this.#apply(events),
      onMeasured: () => this.#showBackends(),
    });
    this.#offerBackends();
    this.#keeper = new EditKeeper(id, source, (problem) => this.#notes.show(problem));
    this.#code = new CodeArea({
      host: this.#part('code'),
      id,
      label: `Program: ${title}`,
      source,
      onChange: (text) => this.#keeper.changed(text),
      onRun: () => this.press('run'),
    });
    this.#errors = new ErrorPanel(this.#part('error'), (line) => this.#code.reveal(line));
    void this.#restore();
  }

  /** Does what a button of this playground says. */
  press(part: Part): void {
    switch (part) {
      case 'run':
        void this.#run(false);
        break;
      case 'check':
        void this.#run(true);
        break;
      case 'stop':
        this.#session.stop();
        break;
      case 'edit':
        void this.#edit();
        break;
      case 'reset':
        this.#reset();
        break;
      case 'solution':
        this.#toggleSolution();
        break;
      case 'copy-link':
        void this.#copyLink();
        break;
      case 'full-page':
        window.open(this.#fullPage(), '_blank', 'noopener');
        break;
      default:
    }
  }

  dispose(): void {
    this.#session.dispose();
    this.#keeper.flush();
    this.#theme.stop();
    this.#code.dispose();
    this.#results.dispose();
  }

  async #run(withCheck: boolean): Promise<void> {
    if (busy(this.#session.state)) return;
    this.#muted = false;
    this.#errors.clear();
    this.#code.mark([]);
    this.#results.begin();
    await this.#session.run(this.#code.source, withCheck ? (this.#data.check ?? undefined) : undefined);
  }

  #apply(events: ProgramEvent[]): void {
    if (this.#muted) return;
    this.#results.apply(events);
    for (const event of events) {
      if (event.type !== 'backend') continue;
      this.#backendNotes = event.notes;
      this.#showBackends();
    }
  }

  #showBackends(): void {
    const { measured, asked } = this.#choice;
    this.#part('backend-notes').innerHTML = backendNotesHtml({ notes: this.#backendNotes, measured, asked });
  }

  /** The reader's own choice of a backend. It may have been made before this code was there. */
  #offerBackends(): void {
    const select = find<HTMLSelectElement>(this.#root, 'backend');
    if (!select) return;
    const choose = (): void => this.#choice.choose(backends.find((backend) => backend === select.value));
    if (select.value !== '') choose();
    else select.value = this.#choice.asked ?? '';
    select.addEventListener('change', choose);
  }

  #show(state: State): void {
    const status = this.#part('status');
    status.textContent = statusText(state);
    this.#root.dataset['phase'] = state.phase;
    this.#button('run').disabled = busy(state);
    this.#button('stop').disabled = !busy(state) || state.phase === 'stopping';
    const check = find<HTMLButtonElement>(this.#root, 'check');
    if (check) check.disabled = busy(state);
    if (state.phase !== 'failed') return;
    this.#results.flush();
    this.#errors.show(state.error);
    const { line, column, message } = state.error;
    if (line) this.#code.mark([{ line, ...(column && { column }), message, severity: 'error' }]);
  }

  async #edit(): Promise<void> {
    const status = this.#part('status');
    const before = status.textContent;
    status.textContent = 'Loading the editor …';
    this.#session.expectEdits();
    try {
      await this.#code.edit(this.#theme.current());
      if (status.textContent === 'Loading the editor …') status.textContent = before;
      this.#button('edit').setAttribute('aria-pressed', 'true');
    } catch (error) {
      status.textContent = `Failed: the editor could not be loaded (${String(error)}). Press Edit to try again.`;
    }
  }

  #reset(): void {
    const edited = this.#code.source;
    const { source } = this.#data;
    // What a program says while it is being stopped by Reset would come after the original result.
    this.#muted = busy(this.#session.state);
    this.#session.stop();
    this.#errors.clear();
    this.#code.mark([]);
    this.#session.reset();
    this.#results.restore();
    if (edited === source) {
      this.#notes.show('This is the original program.');
      return;
    }
    this.#replace(source);
    this.#notes.show('Back to the original program.', [
      { label: 'Undo', choose: () => this.#replace(edited) },
    ]);
  }

  #replace(source: string): void {
    this.#code.replace(source);
    this.#keeper.changed(source);
  }

  async #restore(): Promise<void> {
    const link = this.#root.dataset['link'] === undefined ? undefined : readFragment(location.hash);
    if (link?.ok) {
      this.#code.replace(link.program.source);
      this.#notes.show(
        `“${link.program.title}” came with the link. It runs in a sandbox, without storage or access to this page, and reaches only those hosts that you allow.`,
      );
      return;
    }
    if (link) this.#notes.show(link.message);
    const kept = await this.#keeper.load();
    if (kept === undefined || kept.source === this.#data.source) return;
    // The reader was quicker than the storage.
    if (this.#code.source !== this.#data.source) return;
    this.#code.replace(kept.source);
    const when = new Date(kept.savedAt).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const changed = kept.original === this.#data.source ? '' : ' The original has changed since.';
    this.#notes.show(`Your version of ${when} is back.${changed}`, [
      { label: 'Show the original', choose: () => this.#reset() },
    ]);
  }

  #toggleSolution(): void {
    const solution = this.#part('solution-code');
    solution.hidden = !solution.hidden;
    this.#button('solution').setAttribute('aria-expanded', String(!solution.hidden));
  }

  async #copyLink(): Promise<void> {
    const address = this.#fullPage();
    try {
      await navigator.clipboard.writeText(address);
      this.#notes.show('The link is copied. It carries the program itself.');
    } catch {
      this.#notes.show(`The browser did not allow copying. The link: ${address}`);
    }
  }

  #fullPage(): string {
    const page = new URL(this.#root.dataset['fullPage'] ?? '', location.href);
    page.hash = writeFragment({ title: this.#data.title, source: this.#code.source });
    return page.href;
  }

  #forcedBackend(): Backend | undefined {
    const wanted = new URLSearchParams(location.search).get('backend');
    if (wanted === null) return undefined;
    const backend = backends.find((known) => known === wanted);
    if (!backend)
      this.#notes.show(`There is no backend “${wanted}”; ?backend= takes ${backends.join(', ')}.`);
    return backend;
  }

  #part(part: Part): HTMLElement {
    const element = find(this.#root, part);
    if (!element) throw new Error(`The playground has no part "${part}".`);
    return element;
  }

  #button(part: Part): HTMLButtonElement {
    return this.#part(part) as HTMLButtonElement;
  }
}
