import { allow } from '../../page/buttons.ts';
import { knobs as words } from '../../words/en/knobs.ts';
import { optionsHtml } from './knobs-html.ts';
import { type Knob, parseKnobs, rewrite, settingFrom, type Turn } from './parse-knobs.ts';
import { rolling } from './roll-part.ts';

export interface KnobsOptions {
  /** The element that holds the knobs, as the build wrote it. */
  host: HTMLElement;
  source(): string;
  /** Writes the program as if the reader had typed it. */
  write(source: string): void;
  /** Ends the run that goes on: what it shows is of the program as it was. */
  stop(): void;
  /** The reader comes near a knob. */
  near(): void;
  /** This text will be run in a moment. */
  expect(source: string): void;
  /** Runs the program anew. */
  run(): void;
}

type Control = HTMLInputElement | HTMLSelectElement;

/**
 * Milliseconds without a turn after which the program runs: fewer than a reader notices, more than between two steps of a drag,
 * which come with the frames of the screen, or of a key that is held down, which come every 33 ms.
 */
const pauseMs = 50;
/** Seeds that are rolled: few digits are read and remembered. */
const mostRolled = 999;

/**
 * The knobs of a program. The text alone says how they are set; a turned one rewrites its own line of it. Where that
 * line says nothing that a knob could show, the knob is off until it does again.
 */
export class Knobs {
  readonly #options: KnobsOptions;
  readonly #controls: readonly Control[];
  readonly #dice: readonly HTMLButtonElement[];
  /** Those that the reader has turned, and the text does not say so yet. */
  readonly #turned = new Set<Control>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KnobsOptions) {
    this.#options = options;
    this.#controls = [...options.host.querySelectorAll<Control>('[data-part="knob"]')];
    this.#dice = [...options.host.querySelectorAll<HTMLButtonElement>(`[data-part^="${rolling}"]`)];
    // Some may have been turned before this code was there.
    for (const control of this.#controls) if (!isAsBuilt(control)) this.#turned.add(control);
    options.host.addEventListener('input', ({ target }) => this.#turned.add(target as Control));
    for (const sign of ['pointerenter', 'focusin']) options.host.addEventListener(sign, () => options.near());
  }

  /** Takes over what the reader has turned, and runs the program soon after the last turn. */
  turn(): void {
    const before = this.#options.source();
    const after = [...this.#turned].reduce(turned, before);
    this.#turned.clear();
    this.show(after);
    if (after !== before) this.#take(after);
  }

  /** Takes another seed for one of the dice, and runs the program with it. */
  roll(name: string): void {
    const die = parseKnobs(this.#options.source()).knobs.find((knob) => knob.name === name);
    if (die?.turn.kind !== 'die') return;
    // Never the same again: the reader would see nothing change.
    const rolled = 1 + Math.floor(Math.random() * (mostRolled - 1));
    this.set(die.name, String(rolled === die.turn.value ? mostRolled : rolled));
  }

  /** Sets a knob to a value as it is written in a program, and runs it. A value that the knob cannot have changes nothing. */
  set(name: string, text: string): void {
    const before = this.#options.source();
    const knob = parseKnobs(before).knobs.find((one) => one.name === name);
    const value = knob && settingFrom(knob.turn, text);
    if (!knob || value === undefined) return;
    const after = rewrite(before, knob, value);
    this.show(after);
    this.#controls.find((control) => control.name === name)?.focus({ preventScroll: true });
    this.#take(after);
  }

  #take(after: string): void {
    const { source, write, expect, stop, run } = this.#options;
    // At once, not after the pause: the worker for the next run gets ready during the drag.
    expect(after);
    stop();
    if (after !== source()) write(after);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(run, pauseMs);
  }

  /** No run comes of the last turn: the reader has pressed something else since. */
  cancel(): void {
    clearTimeout(this.#pause);
  }

  /** Whether each of these knobs is there. */
  has(knobs: readonly Knob[]): boolean {
    const known = [
      ...this.#controls.map((control) => [control.name, kindOf(control)]),
      ...this.#dice.map((die) => [nameOf(die), 'die']),
    ];
    return knobs.every(({ name, turn }) =>
      known.some(([other, kind]) => other === name && kind === turn.kind),
    );
  }

  /** Sets the knobs to what the text says. */
  show(source: string): void {
    const { knobs } = parseKnobs(source);
    for (const control of this.#controls) {
      const knob = knobs.find(({ name, turn }) => name === control.name && turn.kind === kindOf(control));
      control.disabled = knob === undefined;
      sayOff(control, knob === undefined);
      if (!knob) say(control, '');
      else if (!this.#turned.has(control)) set(control, knob);
    }
    for (const die of this.#dice) {
      const knob = knobs.find(({ name, turn }) => name === nameOf(die) && turn.kind === 'die');
      allow(die, knob !== undefined);
      sayOff(die, knob === undefined);
      say(die, knob?.text ?? '');
    }
  }
}

/** The constant that a die turns. */
const nameOf = ({ dataset }: HTMLButtonElement): string => dataset['part']?.slice(rolling.length) ?? '';

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
    case 'die':
      return undefined;
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
    case 'die':
      break;
    default:
      turn satisfies never;
  }
}

/** Says a value as the text has it, which is nothing where the knob is off. */
function say(control: Control | HTMLButtonElement, text: string): void {
  const value = control.parentElement?.querySelector('.knob-value');
  if (!value) return;
  value.textContent = text;
  if (control.type === 'range') control.setAttribute('aria-valuetext', text);
}

/** Says why a knob is off, or takes that back. */
function sayOff(control: Control | HTMLButtonElement, off: boolean): void {
  const host = control.parentElement;
  const said = host?.querySelector('.knob-off');
  if (!host || off === Boolean(said)) return;
  if (said) {
    said.remove();
    return;
  }
  const why = document.createElement('small');
  why.className = 'knob-off';
  why.textContent = words.off;
  host.append(why);
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
