import { countModels } from '../../playground/store/models.ts';
import { refusalOf } from '../../playground/store/refusal.ts';
import { longestFile, type ReadWork, readWork, type Work } from '../../playground/store/work-file.ts';
import { forgetEverything, gather, gatherWithModels, takeInWork } from '../../playground/store/your-work.ts';
import { locale } from '../../playground/words/en/locale.ts';
import { whyOf, wordsOf } from './notice.ts';
import { saveWork } from './save-work.ts';
import { showWork } from './show-work.ts';

/** What the page "Your work" shows, and does when its buttons are pressed. */
export class YourWork {
  readonly #page: HTMLElement;
  #saved = Number.NEGATIVE_INFINITY;

  constructor(page: HTMLElement) {
    this.#page = page;
  }

  async show(): Promise<void> {
    const { work, refusal } = await gather();
    // Where the database refuses, `refusal` says it.
    const models = await countModels().catch(() => 0);
    await showWork(this.#page, work, models);
    if (refusal) this.#say(wordsOf(refusal));
  }

  async save(): Promise<void> {
    // A double click asks once.
    if (performance.now() - this.#saved < 1000) return;
    this.#saved = performance.now();
    const gathered = await gatherWithModels();
    await saveWork(gathered);
    this.#say(
      gathered.refusal
        ? `The browser does not give all that is kept, so the file may lack some of it. ${wordsOf(gathered.refusal)}`
        : 'The file is saved where your browser puts downloads.',
    );
  }

  async takeIn(file: File): Promise<void> {
    const read: ReadWork =
      file.size > longestFile
        ? { ok: false, message: 'The file is too large to be one of this course.' }
        : readWork(await file.text());
    if (!read.ok) return this.#say(read.message);
    const { work, unreadable } = read;
    const damaged =
      unreadable > 0
        ? ` ${counted(unreadable, 'entry that cannot be read is', 'entries that cannot be read are')} left out.`
        : '';
    const contents = contentsOf(work);
    if (!contents) return this.#say(`The file holds nothing to take in.${damaged}`);
    const sure = await this.#ask(
      'Take in this file?',
      `It holds ${contents}.${damaged} They are added to yours, and nothing of yours is overwritten. Its programs will run as your own: take in a file only if you saved it yourself.`,
      'Take it in',
      true,
    );
    if (!sure) return this.#say('Nothing was taken in.');
    try {
      const { programs, results, choices, models, leftOut } = await takeInWork(work);
      const without =
        leftOut > 0
          ? ` For ${counted(leftOut, 'version or model', 'versions and models')} there was no room.`
          : '';
      await this.show();
      this.#say(
        programs + results + choices + models === 0
          ? `All of it was here already.${without}`
          : `Taken in: ${listed([
              [programs, 'program'],
              [models, 'model'],
              [results, 'result'],
              [choices, 'choice'],
            ])}.${without}`,
      );
    } catch (error) {
      this.#say(`Nothing was taken in. ${whyOf(refusalOf(error))}`);
    }
  }

  async forget(): Promise<void> {
    const sure = await this.#ask(
      'Forget everything?',
      'All programs that you have changed, all models that programs have saved, all results and all choices made in playgrounds and figures will be deleted from this browser. Only whether pages are light or dark stays as you chose it. Nothing brings the rest back but a file that you saved before.',
      'Forget everything',
      false,
    );
    if (!sure) return this.#say('Nothing was forgotten.');
    try {
      await forgetEverything();
      await this.show();
      this.#say('Everything is forgotten.');
    } catch (error) {
      await this.show();
      this.#say(
        `Not everything could be forgotten: what lies in the browser’s database is left. ${whyOf(refusalOf(error))}`,
      );
    }
  }

  /** Whether the reader says yes; anything else that closes the dialog is a no. */
  #ask(title: string, words: string, yes: string, inviting: boolean): Promise<boolean> {
    const dialog = this.#part<HTMLDialogElement>('ask');
    this.#part('ask-title').textContent = title;
    this.#part('ask-words').textContent = words;
    this.#part('yes').textContent = yes;
    this.#part('yes').classList.toggle('is-primary', inviting);
    dialog.returnValue = 'no';
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    });
  }

  #say(words: string): void {
    this.#part('status').textContent = words;
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    const part = this.#page.querySelector<T>(`[data-part="${name}"]`);
    if (!part) throw new Error(`The page has no part "${name}".`);
    return part;
  }
}

/** Empty where there is nothing. */
function contentsOf({
  programs,
  results: { passed, answers },
  preferences,
  backends,
  figures,
  models,
}: Work): string {
  return listed([
    [programs.size, 'program'],
    [models.size, 'model'],
    [passed.size, 'passed exercise'],
    [answers.size, 'answer'],
    [preferences.size + backends.size + figures.size, 'choice'],
  ]);
}

/** `1 program, 2 answers and 1 choice`, without what there is none of. */
function listed(counts: [number: number, one: string][]): string {
  const there = counts.filter(([number]) => number > 0).map(([number, one]) => counted(number, one));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(there);
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString(locale)} ${number === 1 ? one : many}`;
}
