import { LiveChart } from '../views/chart/live-chart.ts';
import { escapeHtml } from '../views/drawing/escape.ts';
import { elementOf, type LiveView } from '../views/live-view.ts';
import { LiveMap } from '../views/map/live-map.ts';
import { explorer as words } from '../words/en/explorer.ts';
import { type Choice, firstChoice } from './first-picture.ts';
import type { Subject } from './picture.ts';

const projections = [
  ['robinson', words.projections.robinson],
  ['equirectangular', words.projections.equirectangular],
  ['orthographic', words.projections.orthographic],
] as const;

/** Lets a reader look through a data set: which variable, which year or run, on which map. */
export class Explorer {
  readonly #subjects: readonly Subject[];
  readonly #bar: HTMLElement;
  readonly #picture: HTMLElement;
  #choice: Choice;
  #view: LiveView | undefined;

  /**
   * @param bar takes the controls
   * @param picture takes the view, in place of what stands there
   */
  constructor(id: string, subjects: readonly Subject[], bar: HTMLElement, picture: HTMLElement) {
    this.#subjects = subjects;
    this.#bar = bar;
    this.#picture = picture;
    this.#choice = firstChoice(id, subjects);
    this.#writeBar();
    this.#draw();
    bar.addEventListener('change', (event) => this.#change(event.target as HTMLSelectElement));
  }

  #change({ name, value }: HTMLSelectElement): void {
    const { subject, sheet } = this.#choice;
    this.#choice.frame = this.#view instanceof LiveMap ? this.#view.frame : 0;
    if (name === 'subject') {
      const next = this.#subjects[Number(value)] ?? subject;
      // The same year or run of another variable, where it has one.
      const same = next.sheets.find(({ label }) => label === sheet.label) ?? next.sheets[0] ?? sheet;
      this.#choice = { ...this.#choice, subject: next, sheet: same };
      this.#writeBar();
      this.#bar.querySelector<HTMLElement>('select')?.focus();
    } else if (name === 'sheet') this.#choice.sheet = subject.sheets[Number(value)] ?? sheet;
    else this.#choice.projection = value as Choice['projection'];
    this.#draw();
  }

  #draw(): void {
    const { subject, sheet, frame, projection } = this.#choice;
    const picture = subject.draw(sheet, projection);
    this.#view =
      picture.kind === 'map' ? new LiveMap(() => picture.map, frame) : new LiveChart(() => picture.plot);
    this.#picture.replaceChildren(this.#view.element);
  }

  #writeBar(): void {
    const { subject, sheet, projection } = this.#choice;
    const parts = [
      select(
        'subject',
        words.variable,
        this.#subjects.map(({ label }) => label),
        this.#subjects.indexOf(subject),
      ),
      select(
        'sheet',
        /^\d{4}$/.test(sheet.label) ? words.year : words.month,
        subject.sheets.map(({ label }) => label),
        subject.sheets.indexOf(sheet),
      ),
      subject.global ? choice('projection', words.map, projections, projection) : '',
    ];
    this.#bar.replaceChildren(...parts.filter(Boolean).map(elementOf));
    this.#bar.hidden = this.#bar.childElementCount === 0;
  }
}

/** Nothing where there is nothing to choose. */
function select(name: string, title: string, labels: readonly string[], chosen: number): string {
  if (labels.length < 2) return '';
  return choice(
    name,
    title,
    labels.map((label, index) => [String(index), label] as const),
    String(chosen),
  );
}

function choice(
  name: string,
  title: string,
  entries: readonly (readonly [string, string])[],
  chosen: string,
): string {
  const options = entries.map(
    ([value, text]) =>
      `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(text)}</option>`,
  );
  return `<label><span>${escapeHtml(title)}</span><select class="button" name="${name}">${options.join('')}</select></label>`;
}
