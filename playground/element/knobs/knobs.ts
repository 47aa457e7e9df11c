import { optionsHtml } from './knobs-html.ts';
import { type Knob, parseKnobs, rewrite, type Turn } from './parse-knobs.ts';

export interface KnobsOptions {
  /** The element that holds the knobs, as the build wrote it. */
  host: HTMLElement;
  source(): string;
  /** Writes the program as if the reader had typed it. */
  write(source: string): void;
  /** Ends the run that goes on: what it shows is of the program as it was. */
  stop(): void;
  /** Runs the program anew. */
  run(): void;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** Milliseconds without a turn after which the program runs: fewer than a reader notices, more than between two steps of a drag. */
const pauseMs = 80;

/**
 * The knobs of a program. The text alone says how they are set; a turned one rewrites its own line of it. Where that
 * line says nothing that a knob could show, the knob is off until it does again.
 */
export class Knobs {
  readonly #options: KnobsOptions;
  readonly #controls: readonly Control[];
  /** Those that the reader has turned, and the text does not say so yet. */
  readonly #turned = new Set<Control>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KnobsOptions) {
    this.#options = options;
    this.#controls = [...options.host.querySelectorAll<Control>('[data-part="knob"]')];
    // Some may have been turned before this code was there.
    for (const control of this.#controls) if (!isAsBuilt(control)) this.#turned.add(control);
    options.host.addEventListener('input', ({ target }) => this.#turned.add(target as Control));
  }

  /** Takes over what the reader has turned, and runs the program soon after the last turn. */
  turn(): void {
    const { source, write, stop, run } = this.#options;
    const before = source();
    const after = [...this.#turned].reduce(turned, before);
    this.#turned.clear();
    this.show(after);
    if (after === before) return;
    // At once, not after the pause: the worker for the next run gets ready during the drag.
    stop();
    write(after);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(run, pauseMs);
  }

  /** No run comes of the last turn: the reader has pressed something else since. */
  cancel(): void {
    clearTimeout(this.#pause);
  }

  /** Sets the knobs to what the text says. */
  show(source: string): void {
    const { knobs } = parseKnobs(source);
    for (const control of this.#controls) {
      const knob = knobs.find(({ name, turn }) => name === control.name && turn.kind === kindOf(control));
      control.disabled = knob === undefined;
      if (!knob) say(control, '');
      else if (!this.#turned.has(control)) set(control, knob);
    }
  }
}

/** The text after one control was turned; the same where its line is no knob any more. */
function turned(source: string, control: Control): string {
  const knob = parseKnobs(source).knobs.find(({ name }) => name === control.name);
  const value = knob && settingOf(control, knob.turn);
  return knob && value !== undefined ? rewrite(source, knob, value) : source;
}

/** What a control is set to, in the terms of its line; undefined where these are another control's. */
function settingOf(control: Control, turn: Turn): Turn['value'] | undefined {
  if (turn.kind !== kindOf(control)) return undefined;
  switch (turn.kind) {
    case 'range': {
      const place = Number(control.value);
      // A value that was typed lies between two stops: the nearest of them is where the slider stands already.
      return place === turn.scale.near(turn.value) ? turn.value : turn.scale.at(place);
    }
    case 'switch':
      return (control as HTMLInputElement).checked;
    case 'choice':
      return control.value;
    default:
      return turn satisfies never;
  }
}

function set(control: Control, { turn, text }: Knob): void {
  switch (turn.kind) {
    case 'range':
      (control as HTMLInputElement).max = String(turn.scale.last);
      control.value = String(turn.scale.near(turn.value));
      say(control, text);
      break;
    case 'switch':
      (control as HTMLInputElement).checked = turn.value;
      break;
    case 'choice':
      if (String(optionsOf(control as HTMLSelectElement)) !== String(turn.options))
        control.innerHTML = optionsHtml(turn.options, turn.value);
      control.value = turn.value;
      break;
    default:
      turn satisfies never;
  }
}

/** Says a slider's value as the text has it, which is nothing where the slider is off. */
function say(control: Control, text: string): void {
  const value = control.parentElement?.querySelector('.knob-value');
  if (!value) return;
  value.textContent = text;
  control.setAttribute('aria-valuetext', text);
}

const optionsOf = (list: HTMLSelectElement): string[] => [...list.options].map(({ text }) => text);

function kindOf(control: Control): Turn['kind'] {
  if (control instanceof HTMLSelectElement) return 'choice';
  return control.type === 'range' ? 'range' : 'switch';
}

function isAsBuilt(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].every(({ selected, defaultSelected }) => selected === defaultSelected);
  return control.type === 'range'
    ? control.value === control.defaultValue
    : control.checked === control.defaultChecked;
}
