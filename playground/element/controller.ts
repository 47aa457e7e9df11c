import { assets } from 'virtual:sandbox-assets';
import { allow } from '../page/buttons.ts';
import { watchTheme } from '../page/theme.ts';
import { type Backend, type BackendNote, backends, type ProgramEvent } from '../protocol/events.ts';
import { AssetSource } from '../runner/asset-source.ts';
import { Runner } from '../runner/runner.ts';
import { BackendChoice } from '../session/backend-choice.ts';
import { runTitle } from '../session/run-name.ts';
import { Session } from '../session/session.ts';
import { type SharedProgram, tooLongForLink } from '../session/share.ts';
import { busy, type State, statusText } from '../session/state.ts';
import { Verdict } from '../session/verdict.ts';
import { noteRun } from '../store/runs.ts';
import { linkedSlot } from '../store/slots.ts';
import { backendNotesHtml } from '../views/backend-notes.ts';
import { ResultsPanel } from '../views/results-panel.ts';
import type { RunOrigin } from '../views/runs/kept-runs.ts';
import { element as words } from '../words/en/element.ts';
import { markup } from '../words/en/markup.ts';
import { say } from '../words/en/sayings.ts';
import { status } from '../words/en/session.ts';
import { Announcer } from './announcer.ts';
import { CodeArea } from './code-area.ts';
import { Consent } from './consent.ts';
import type { CourseProgram } from './course-program.ts';
import { ErrorPanel } from './error-panel.ts';
import { intoSight, see } from './into-sight.ts';
import { Knobs } from './knobs/knobs.ts';
import { knobsHtml } from './knobs/knobs-html.ts';
import { parseKnobs } from './knobs/parse-knobs.ts';
import { rolling } from './knobs/roll-part.ts';
import { find, type Part, type PlaygroundData, type Press } from './markup.ts';
import { modelsOf } from './models.ts';
import { Notes } from './notes.ts';
import { ProgramText } from './program-text.ts';
import { ProgressLine } from './progress-line.ts';
import { RunButton } from './run-button.ts';
import { showSteps } from './steps/step-buttons.ts';
import { hasLoop } from './steps/steps-html.ts';

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
  readonly #text: ProgramText;
  #knobs: Knobs | undefined;
  /** What the build has written over the author's result. */
  readonly #authorsNote: string | undefined;
  readonly #life = new AbortController();
  readonly #choice: BackendChoice;
  readonly #announcer: Announcer;
  readonly #runButton: RunButton;
  readonly #progress: ProgressLine;
  #backendNotes: BackendNote[] = [];
  #link: SharedProgram | undefined;
  /** The program of the course that the link has brought, where it is one. */
  #course: CourseProgram | undefined;
  /** Whether the text that comes next is of another program. */
  #isAnother = false;
  #muted = false;
  /** Resolves when the last run is over. */
  #over: Promise<void> = Promise.resolve();
  /** Whether the program runs again when the run that goes on is over. */
  #again = false;
  #verdict: Verdict | undefined;
  #withdrawReload = (): void => {};
  readonly #theme = watchTheme((theme) => this.#code.setTheme(theme));

  constructor(root: HTMLElement, data: PlaygroundData) {
    this.#root = root;
    this.#data = data;
    const { id, title, source, javascript } = this.#data;
    this.#notes = new Notes(this.#part('note'), () => this.#code.focus());
    this.#results = new ResultsPanel(this.#part('results'));
    this.#results.follow(this.#authorsRun());
    const spoken = this.#part('spoken');
    this.#announcer = new Announcer((text) => {
      spoken.textContent = text;
    });
    this.#runButton = new RunButton(this.#part('run'), this.#life.signal);
    this.#progress = new ProgressLine(this.#part('progress'));
    this.#results.onLine = (line) => this.#code.reveal(line);
    shared ??= new Runner(new AssetSource(assets));
    const consent = new Consent(this.#part('note'));
    this.#choice = new BackendChoice(id, this.#forcedBackend());
    this.#session = new Session({
      original: { source, javascript },
      runner: shared,
      choice: this.#choice,
      askReader: (host, signal) => consent.ask(host, signal),
      models: () => modelsOf(this.#slot(), this.#modelsFolder()),
      onState: (state) => this.#show(state),
      onEvents: (events) => this.#apply(events),
      onMeasured: () => this.#showBackends(),
    });
    this.#offerBackends();
    this.#code = new CodeArea({
      host: this.#part('code'),
      fold: root.querySelector<HTMLDetailsElement>('.playground-fold'),
      whole: find<HTMLDetailsElement>(root, 'whole'),
      id,
      label: words.program(title),
      source,
      onChange: (text) => this.#text.changed(text),
      onRun: () => this.press('run'),
      onText: (text) => this.#showText(text),
    });
    this.#authorsNote = this.#resultsNote?.textContent ?? undefined;
    this.#knobs = this.#findKnobs();
    this.#errors = new ErrorPanel(this.#part('error'), (line) => this.#code.reveal(line));
    this.#text = new ProgramText({
      data: this.#data,
      file: root.dataset['file'] ?? '',
      code: this.#code,
      notes: this.#notes,
      onAnew: (link) => this.#anew(link),
      onOwnLink: () => this.#giveGraphics(),
      onCourse: (program) => this.#showCourses(program),
    });
    const takesLinks = root.dataset['link'] !== undefined;
    this.#text.open(takesLinks ? location.hash : '');
    if (takesLinks) {
      const { signal } = this.#life;
      addEventListener('hashchange', () => this.#text.follow(location.hash), { signal });
    }
  }

  /** Resolves once the program that presses act on stands there. */
  get settled(): Promise<void> {
    return this.#text.settled;
  }

  /** Does what a button of this playground says. */
  press(part: Press): void {
    this.#part('status').removeAttribute('aria-live');
    switch (part) {
      case 'run':
      case 'check':
        see(this.#part('results'), this.#part('code'));
        void this.#run(part === 'check');
        break;
      case 'stop':
        this.#leaveTurn();
        this.#session.stop();
        break;
      case 'step':
        void this.#step(1);
        break;
      case 'ten-steps':
        void this.#step(10);
        break;
      case 'go-on':
        this.#session.allow(undefined);
        break;
      case 'knob':
        this.#followKnob();
        this.#knobs?.turn();
        break;
      case 'edit':
        void this.#edit();
        break;
      case 'reset':
        this.#closeMenu();
        this.#text.reset();
        break;
      case 'solution':
        this.#toggleSolution();
        break;
      case 'copy-link':
        this.#closeMenu();
        void this.#copyLink();
        break;
      case 'full-page':
        this.#closeMenu();
        this.#openFullPage();
        break;
      default:
        if (part.startsWith(rolling)) this.#knobs?.roll(part.slice(rolling.length));
    }
  }

  dispose(): void {
    this.#life.abort();
    this.#leaveTurn();
    this.#session.dispose();
    this.#text.dispose();
    this.#theme.stop();
    this.#code.dispose();
    this.#results.dispose();
    this.#progress.end();
  }

  /** Lets the program take so many steps and wait: from its start when it does not run. */
  async #step(steps: number): Promise<void> {
    if (busy(this.#session.state)) this.#session.allow(steps);
    else await this.#run(false, steps);
  }

  async #run(withCheck: boolean, steps?: number, again = false): Promise<void> {
    if (busy(this.#session.state)) return;
    this.#leaveTurn();
    this.#muted = false;
    this.#announcer.begin();
    this.#progress.begin();
    const check = withCheck ? (this.#data.check ?? undefined) : undefined;
    this.#verdict = check && new Verdict();
    // The worker begins while the page makes room for what will come.
    this.#over = this.#session.run(this.#code.source, check, steps, again);
    this.#errors.clear();
    this.#code.mark([]);
    this.#results.begin(this.#origin());
    await this.#over;
  }

  /** What the run that begins is made from. */
  #origin(): RunOrigin {
    const { source } = this.#code;
    return { ...runTitle(this.#link?.source ?? this.#data.source, source), source };
  }

  /** Under which name the program that stands here keeps what it makes. */
  async #slot(): Promise<string> {
    return this.#link ? linkedSlot(this.#link.source) : this.#data.id;
  }

  /** Where the author's models lie. */
  #modelsFolder(): string {
    return new URL('../models/', new URL(this.#root.dataset['fullPage'] ?? '', location.href)).href;
  }

  /** The address of the author's run of the program that stands here; a link's program has none. */
  #authorsRun(): string | undefined {
    const { run } = this.#data;
    const isOwn = this.#link === undefined || this.#link.source === this.#data.source;
    return run !== undefined && isOwn
      ? new URL(run, new URL(this.#root.dataset['file'] ?? '', location.href)).href
      : undefined;
  }

  get #resultsNote(): Element | null {
    return this.#part('results').querySelector('.results-note');
  }

  /** Another text stands there: its knobs are, and whether the author's result is one of it is said. */
  #showText(text: string): void {
    if (this.#root.dataset['link'] !== undefined) this.#buildKnobs(text);
    find(this.#root, 'steps')?.toggleAttribute('hidden', !hasLoop(text));
    this.#knobs?.show(text);
    const note = this.#resultsNote;
    const own = this.#authorsNote;
    if (note && own !== undefined && [own, words.authorsRunOnly].includes(note.textContent))
      note.textContent = text === this.#data.source ? own : words.authorsRunOnly;
  }

  /** Builds the knobs of a program that the build has not seen. */
  #buildKnobs(text: string): void {
    const { knobs } = parseKnobs(text);
    if (!this.#isAnother && (this.#knobs ? this.#knobs.has(knobs) : knobs.length === 0)) return;
    this.#isAnother = false;
    find(this.#root, 'knobs')?.remove();
    this.#part('strip').insertAdjacentHTML('beforeend', knobsHtml(knobs));
    this.#knobs = this.#findKnobs();
  }

  #findKnobs(): Knobs | undefined {
    const host = find(this.#root, 'knobs');
    if (!host) return undefined;
    // A program whose knob was turned is not the one that the build has compiled.
    this.#session.expectEdits();
    return new Knobs({
      host,
      source: () => this.#code.source,
      write: (source) => this.#text.write(source),
      stop: () => {
        this.#results.discard();
        this.#session.stop();
      },
      // Beside a run that goes on there is no spare worker, and a turn ends that run.
      near: () => {
        if (busy(this.#session.state)) void this.#session.expectRun(this.#code.source);
      },
      expect: (source) => void this.#session.expectRun(source),
      run: () => void this.#runAnew(),
    });
  }

  /** Sets the knob that the address names, where words of the page have led there; once, so that they lead there again. */
  #followKnob(): void {
    const { hash } = location;
    if (!hash.startsWith(`#${this.#data.id}?`)) return;
    const [name = '', value = ''] = decodeURIComponent(hash.slice(this.#data.id.length + 2)).split('=');
    history.replaceState(history.state, '', `#${this.#runButton.place}`);
    this.#knobs?.set(name, value);
  }

  /** Runs the program as it is now; a run that goes on is ended first. A reader who has turned a knob goes on turning. */
  async #runAnew(): Promise<void> {
    this.#again = true;
    this.#session.stop();
    await this.#over;
    if (this.#again) await this.#run(false, undefined, true);
  }

  /** No run comes of a turned knob any more: one has begun, or the reader wants none. */
  #leaveTurn(): void {
    this.#again = false;
    this.#knobs?.cancel();
  }

  #apply(events: ProgramEvent[]): void {
    if (this.#muted) return;
    this.#results.apply(events);
    this.#announcer.apply(events);
    this.#progress.apply(events);
    this.#verdict?.apply(events);
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
    else this.#showChoice();
    select.addEventListener('change', choose);
    this.#part('backend-notes').textContent = words.backends;
  }

  /** The focus goes back to the button that opened it. */
  #closeMenu(): void {
    this.#part('menu').hidePopover?.();
  }

  #showChoice(): void {
    const select = find<HTMLSelectElement>(this.#root, 'backend');
    if (select) select.value = this.#choice.asked ?? '';
  }

  #show(state: State): void {
    // The error panel says it, with the line.
    if (state.phase === 'failed') this.#part('status').setAttribute('aria-live', 'off');
    const failed = state.phase === 'finished' ? this.#verdict?.failed : undefined;
    this.#say(failed ? status.checksFailed(failed.failed, failed.of) : statusText(state));
    this.#part('status').classList.toggle('is-failed', failed !== undefined || state.phase === 'failed');
    this.#announcer.end(state);
    if (!busy(state)) this.#progress.end();
    this.#runButton.show(state);
    showSteps(this.#root, state);
    this.#root.dataset['phase'] = state.phase;
    allow(find(this.#root, 'check'), !busy(state));
    if (state.phase === 'finished' && !this.#link) noteRun(this.#data.id);
    // Whoever put the playground into an exercise may take note of it.
    if (state.phase === 'finished' && this.#verdict?.passed)
      this.#root.dispatchEvent(new CustomEvent('exercise-passed', { bubbles: true }));
    if (failed) intoSight(this.#part('results').querySelector('.view-checks'));
    if (state.phase !== 'failed') return;
    this.#results.end();
    this.#errors.show(state.error);
    intoSight(this.#part('error'));
    const { line, column, message } = state.error;
    if (!line) return;
    const text = say(message);
    this.#code.mark([{ line, ...(column && { column }), message: text, severity: 'error' }]);
  }

  async #edit(): Promise<void> {
    if (this.#code.isEditor) return this.#code.reopen();
    const loading = words.loadingEditor;
    const status = this.#part('status');
    this.#say(loading);
    this.#session.expectEdits();
    try {
      const opening = this.#code.edit(this.#theme.current());
      see(this.#part('code'), this.#part('results'));
      await opening;
      if (status.textContent === loading) this.#say(statusText(this.#session.state));
      this.#withdrawReload();
    } catch {
      if (status.textContent === loading) this.#say(words.editorNotLoaded);
      // Some browsers remember that a script could not be had: they ask for it again only after a reload.
      this.#withdrawReload = this.#notes.show(words.editorNeedsReload, [
        { label: words.reload, choose: () => location.reload() },
      ]);
    }
  }

  /** A text that stands there already is not written again: a screen reader would say it twice. */
  #say(text: string): void {
    const status = this.#part('status');
    if (status.textContent !== text) status.textContent = text;
  }

  #giveGraphics(): void {
    this.#choice.withholdGraphics(false);
    this.#showChoice();
  }

  /** Nothing has run of what stands there now; a link's program has no recorded result. */
  #anew(link: SharedProgram | undefined): void {
    this.#leaveTurn();
    // What a program says while it is being stopped would come after the original result.
    this.#muted = busy(this.#session.state);
    this.#errors.clear();
    this.#code.mark([]);
    this.#session.reset();
    const isAnother = link !== this.#link;
    if (isAnother) {
      this.#link = link;
      this.#course = undefined;
      this.#isAnother = true;
      this.#name(this.#data.title);
      this.#choice.withholdGraphics(link !== undefined);
      this.#showChoice();
    }
    if (!link || link.source === this.#data.source) this.#results.restore();
    else {
      this.#results.empty(words.notRecorded);
      void this.#showAuthors();
    }
    if (isAnother) this.#results.follow(this.#authorsRun());
  }

  /** The link's program is one of the course: it has its name, its author's results, and what the course's own may have. */
  #showCourses(program: CourseProgram): void {
    this.#course = program;
    this.#giveGraphics();
    this.#name(program.title);
    if (this.#link?.source === this.#data.source) return;
    this.#results.follow(program.run);
    void this.#showAuthors();
  }

  /** What the link's program showed its author, while it stands there as it came and nothing has run. */
  async #showAuthors(): Promise<void> {
    const link = this.#link;
    const course = this.#course;
    if (!course) return;
    const html = await course.resultsHtml();
    const isAsItCame = this.#link === link && this.#code.source === link?.source;
    if (!isAsItCame || this.#session.state.phase !== 'idle') return;
    if (html === undefined) this.#results.empty(markup.runToSee);
    else this.#results.recorded(html);
  }

  /** Names the playground after the program that stands in it. A stranger's gives it no name: it could say anything. */
  #name(title: string): void {
    this.#code.label = words.program(title);
    this.#root.querySelector('.playground')?.setAttribute('aria-label', title);
    const heading = this.#root.querySelector('.playground-title');
    if (heading) heading.textContent = title;
    this.#part('code').setAttribute('aria-label', markup.codeOf(title));
  }

  #toggleSolution(): void {
    const solution = this.#part('solution-code');
    solution.hidden = !solution.hidden;
    this.#button('solution').setAttribute('aria-expanded', String(!solution.hidden));
  }

  async #copyLink(): Promise<void> {
    const address = this.#fullPage();
    if (address === undefined) return void this.#notes.show(tooLongForLink);
    void this.#text.vouch();
    try {
      await navigator.clipboard.writeText(address);
      this.#notes.show(words.linkCopied);
    } catch {
      this.#notes.show(words.linkNotCopied(address));
    }
  }

  #openFullPage(): void {
    const address = this.#fullPage();
    if (address === undefined) return void this.#notes.show(tooLongForLink);
    void this.#text.vouch();
    window.open(address, '_blank', 'noopener');
  }

  /** The address of the full page with the program as it is now; undefined when no link can carry it. */
  #fullPage(): string | undefined {
    const { fragment } = this.#text;
    if (fragment === undefined) return undefined;
    const page = new URL(this.#root.dataset['fullPage'] ?? '', location.href);
    page.hash = fragment;
    return page.href;
  }

  #forcedBackend(): Backend | undefined {
    const wanted = new URLSearchParams(location.search).get('backend');
    if (wanted === null) return undefined;
    const backend = backends.find((known) => known === wanted);
    if (!backend) this.#notes.show(words.noSuchBackend(wanted, backends));
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
