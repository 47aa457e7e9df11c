import { EditKeeper } from '../session/edit-keeper.ts';
import { fitsLink, readFragment, type SharedProgram, writeFragment } from '../session/share.ts';
import { editFlag, maybe } from '../store/flags.ts';
import { isOwnLink, rememberOwnLink } from '../store/own-links.ts';
import { linkedSlot } from '../store/slots.ts';
import { dayOf, type Edit, type Version } from '../store/versions.ts';
import { element, versions as words } from '../words/en/element.ts';
import type { CodeArea } from './code-area.ts';
import { type CourseProgram, courseFile, courseProgram } from './course-program.ts';
import type { PlaygroundData } from './markup.ts';
import type { Choice, Message, Notes } from './notes.ts';
import { strangerElement } from './stranger-text.ts';

const { undo } = element;

export interface ProgramTextOptions {
  data: PlaygroundData;
  /** The address of the program's data. */
  file: string;
  code: CodeArea;
  notes: Notes;
  /** A program stands there as it came, the page's own or a link's: what ran before says nothing of it. */
  onAnew(link: SharedProgram | undefined): void;
  /** The link turned out to be one that the reader has made from a program of their own. */
  onOwnLink(): void;
  /** The link turned out to bring a program of the course. */
  onCourse(program: CourseProgram): void;
}

/** Milliseconds that a press waits for the storage. A sound one answers in a few. */
const patienceMs = 1000;

/**
 * Which program stands in a playground, the page's own or one that came with a link, and which version of it. Each has
 * its own place in the storage, so that none overwrites another.
 */
export class ProgramText {
  readonly #options: ProgramTextOptions;
  #link: SharedProgram | undefined;
  /** Whether a stranger may have written what stands there. */
  #strange = false;
  /** The program of the course that the link has brought, as the course has it. */
  #course: CourseProgram | undefined;
  #keeper: EditKeeper | undefined;
  #entered = 0;
  #settled: Promise<void> = Promise.resolve();
  /** Take away what is said of the version that stands there. */
  #told: (() => void)[] = [];
  /** Takes away the offer to go back, of a version that is the last one no longer. */
  #withdrawUndo = (): void => {};

  constructor(options: ProgramTextOptions) {
    this.#options = options;
  }

  /** The program as it came: the page's, or the link's. */
  get #original(): string {
    return this.#link?.source ?? this.#options.data.source;
  }

  /** The part of an address that carries the program as it is now; undefined when it is too long for one. */
  get fragment(): string | undefined {
    const { data, file, code } = this.#options;
    const { source } = code;
    const ofCourse = this.#link ? this.#course && this.#link.from : courseFile(file);
    const from = (source === this.#original && ofCourse) || undefined;
    // A link may call a program of the course anything.
    const title = this.#course?.title ?? this.#link?.title ?? data.title;
    const program = { title, source, from };
    return fitsLink(program) ? writeFragment(program) : undefined;
  }

  /** The reader makes a link: what is theirs stays theirs when it comes back by it. */
  async vouch(): Promise<void> {
    if (!this.#strange) rememberOwnLink(await linkedSlot(this.#options.code.source));
  }

  /** Opens what the address carries, or else the page's own program. */
  open(fragment: string): void {
    const link = readFragment(fragment);
    if (link && !link.ok) this.#options.notes.add(link.message);
    this.#begin(link?.ok ? link.program : undefined);
  }

  /**
   * Resolves once the program stands there as its reader left it: a press before that would act on another text than
   * the one that is shown a moment later.
   */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** The address has changed while the page is open: a second link, or the way back from one. */
  follow(fragment: string): void {
    const { notes } = this.#options;
    const link = readFragment(fragment);
    if (link && !link.ok) {
      notes.show(link.message);
      return;
    }
    const before = this.#link;
    // Any other fragment leads to a place on the page. It was gone to; a reload needs the program's address again.
    if (!link && fragment !== '') {
      if (before) history.replaceState(history.state, '', writeFragment(before));
      return;
    }
    if (before?.source === link?.program.source) return;
    notes.clear();
    this.#begin(link?.program, [{ label: undo, choose: () => this.#turn(before) }]);
  }

  /** Takes note of what the reader has typed. */
  changed(text: string): void {
    this.#keeper?.changed(text);
  }

  /** Writes what the reader means without typing it: a knob was turned, or an answer taken back. */
  write(source: string): void {
    this.#withdrawUndo();
    this.#options.code.replace(source);
    this.#keeper?.changed(source);
  }

  /** Back to the program as it came, and from a link that is as it came to the page's own. */
  reset(): void {
    const { code, notes, onAnew } = this.#options;
    const edited = code.source;
    const link = this.#link;
    onAnew(link);
    if (edited !== this.#original) {
      this.#keeper?.putBefore(this.#original);
      code.replace(this.#original);
      this.#answer(link ? words.backToLinked : words.backToOriginal, [
        { label: undo, choose: () => this.write(edited) },
      ]);
    } else if (link) this.#turn(undefined, [{ label: undo, choose: () => this.#turn(link) }]);
    else notes.show(words.isOriginal);
  }

  dispose(): void {
    this.#keeper?.dispose();
  }

  /** Says something of the version that stands there. */
  #tell(message: Message, choices: Choice[]): void {
    this.#told.push(this.#options.notes.add(message, choices));
  }

  /** Another version stands there now: what was said of the last one is true no longer. */
  #answer(message: Message, choices: Choice[]): void {
    for (const remove of this.#told) remove();
    this.#told = [];
    this.#withdrawUndo = this.#options.notes.show(message, choices);
  }

  /** Goes over to another program, as the address then says too. */
  #turn(link: SharedProgram | undefined, choices?: Choice[]): void {
    history.replaceState(history.state, '', link ? writeFragment(link) : location.pathname + location.search);
    this.#options.notes.clear();
    this.#begin(link, choices);
  }

  #begin(link: SharedProgram | undefined, choices?: Choice[]): void {
    // A database that never answers holds no press up for long.
    const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    this.#settled = Promise.race([this.#enter(link, choices), late]);
  }

  async #enter(link: SharedProgram | undefined, choices: Choice[] = []): Promise<void> {
    const { data, code, notes, onAnew } = this.#options;
    const entered = ++this.#entered;
    this.#keeper?.dispose();
    this.#keeper = undefined;
    this.#link = link;
    this.#strange = link !== undefined;
    this.#course = undefined;
    const original = this.#original;
    // The page comes as its own program needs it. Before the text is there: what a stranger's may not have is withheld first.
    if (link || entered > 1) onAnew(link);
    code.replace(original);
    const slot = link ? await linkedSlot(link.source) : data.id;
    if (this.#entered !== entered) return;
    if (link && isOwnLink(slot)) {
      this.#strange = false;
      this.#options.onOwnLink();
    }
    const keeper = new EditKeeper({
      slot,
      original,
      report: (problem) => notes.add(problem),
      onElsewhere: (version, newer) => this.#elsewhere(version, newer),
      onForgotten: ({ source }) => this.#forgotten(source),
    });
    this.#keeper = keeper;
    keeper.changed(code.source);
    if (!link && choices.length > 0) notes.add(words.isOwnProgram, choices);
    const introduced = link && this.#introduce(link, choices, () => this.#keeper === keeper);
    await this.#load(keeper);
    await introduced;
  }

  /** Says whose program came with the link, which the course may have to be asked for. */
  async #introduce(link: SharedProgram, choices: Choice[], isThere: () => boolean): Promise<void> {
    const { data, file, notes, onCourse } = this.#options;
    const course = link.from === undefined ? undefined : await courseProgram(link, file);
    if (!isThere()) return;
    if (course) {
      this.#strange = false;
      this.#course = course;
      onCourse(course);
    }
    const back = { label: words.linkedProgram, choose: () => this.#turn(link) };
    const own = { label: words.ownProgram, choose: () => this.#turn(undefined, [back]) };
    const whose = course
      ? courseNote(course.title)
      : this.#strange
        ? linkNote(link.title)
        : ownLinkNote(link.title);
    notes.add(whose, [...(maybe(editFlag(data.id)) ? [own] : []), ...choices]);
  }

  /** Shows the version that is kept, where there is one. */
  async #load(keeper: EditKeeper): Promise<void> {
    const { code } = this.#options;
    const original = this.#original;
    const kept = await keeper.load();
    if (this.#keeper !== keeper || !kept) return;
    if (code.source !== original && code.source !== kept.source) return this.#elsewhere(kept, false);
    this.#showKept(kept);
  }

  #showKept(kept: Edit): void {
    const { code } = this.#options;
    // An original, this one or an earlier one, is in front where the reader went back to it.
    const isOriginal = kept.source === this.#original || kept.source === kept.original;
    if (!isOriginal) {
      code.replace(kept.source);
      this.#tell(words.isBack(dayOf(kept), kept.original !== this.#original), [
        { label: words.showOriginal, choose: () => this.reset() },
      ]);
    }
    this.#offer(kept, isOriginal);
  }

  /** Offers a version that is kept beside the shown one, and after it is forgotten the next. */
  #offer({ source, others }: Edit, besideOriginal: boolean): void {
    const keeper = this.#keeper;
    const other = others.find((other) => other.source !== source);
    if (!other) return;
    const forget = async (): Promise<void> => {
      const kept = await keeper?.forget(other);
      if (kept && this.#keeper === keeper) this.#offer(kept, besideOriginal);
    };
    const day = dayOf(other);
    this.#tell(besideOriginal ? words.besideOriginal(day) : words.besideShown(day), [
      { label: words.showOther, choose: () => this.#show(other) },
      { label: words.forgetOther, choose: () => void forget() },
    ]);
  }

  #elsewhere(version: Version, newer: boolean): void {
    const { code, notes } = this.#options;
    const keeper = this.#keeper;
    if (!keeper) return;
    if (newer) {
      const before = keeper.shown;
      keeper.adopt(version);
      code.replace(version.source);
      this.#answer(words.newerElsewhere, [{ label: undo, choose: () => this.#show(before) }]);
      return;
    }
    notes.show(words.changedElsewhere, [
      { label: words.showElsewhere, choose: () => this.#show(keeper.latest(version)) },
    ]);
  }

  /** What was forgotten in another tab stands here no longer, where the next letter would keep it again. */
  #forgotten(source: string): void {
    const { code, notes } = this.#options;
    // That it came with a link stays true; that a version is back does not.
    if (!this.#link) notes.clear();
    code.replace(this.#original);
    notes.show(words.forgottenElsewhere, [{ label: undo, choose: () => this.write(source) }]);
  }

  /** Puts another version in front; the one that was there is kept beside it. */
  #show(version: Version): void {
    const { code } = this.#options;
    const before = this.#keeper?.shown;
    if (!before) return;
    this.#keeper?.prefer(version);
    code.replace(version.source);
    this.#answer(words.otherShown, [{ label: undo, choose: () => this.#show(before) }]);
  }
}

const courseNote = (title: string): Message => [words.courseCame, strangerElement(title)];

const ownLinkNote = (title: string): Message => [words.ownLinkCame, strangerElement(title)];

const linkNote = (title: string): Message => [words.linkCame, strangerElement(title)];
