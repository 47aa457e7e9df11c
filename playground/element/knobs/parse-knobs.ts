import { lineComments } from './line-comments.ts';
import { mostStops, type Range, type Scale, scaleOf, stepOf } from './scale.ts';

/** What a knob turns: a number in a range, a seed that is rolled, something on or off, or one of a few words. */
export type Turn =
  | { kind: 'range'; range: Range; scale: Scale; value: number }
  | { kind: 'die'; value: number }
  | { kind: 'switch'; value: boolean }
  | { kind: 'choice'; options: readonly string[]; value: string };

/** A constant of a program that its line lets a reader turn. */
export interface Knob {
  /** Of the constant. */
  name: string;
  label: string;
  turn: Turn;
  /** The number of its line, from 1. */
  line: number;
  /** Where the value stands in the program, and how it is written. */
  from: number;
  text: string;
}

/** Why an annotation makes no knob. */
export type Reason =
  | 'not-a-constant'
  | 'no-range'
  | 'no-seed'
  | 'no-choices'
  | 'choices-unfit'
  | 'turned-range'
  | 'log-from-zero'
  | 'log-with-step'
  | 'step-unfit'
  | 'outside'
  | 'no-label'
  | 'name-twice';

interface Fault {
  reason: Reason;
  line: number;
}

const digits = '\\d+(?:_\\d+)*';
const number = `[-+]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][-+]?\\d+)?`;
/** Numbers of an annotation: a point needs digits behind it, so that `1..5` is a range. */
const bound = `[-+]?(?:${digits}(?:\\.${digits})?|\\.${digits})(?:[eE][-+]?\\d+)?`;

const annotation = /^\/\/\s*@knob(?!\S)\s*(.*?)\s*$/;
const constant = new RegExp(
  `^(\\s*(?:export\\s+)?const\\s+([\\p{ID_Start}$_][\\p{ID_Continue}$]*)\\s*(?::[^=]*)?=\\s*)` +
    `(${number}|true|false|'[^'\\\\]*'|"[^"\\\\]*")` +
    '(?:\\s+as\\s[^;=]*)?\\s*;?\\s*$',
  'u',
);
const rangeForm = new RegExp(`^(${bound})\\.\\.(${bound})(?!\\S)`);
const stepForm = new RegExp(`^\\s*step\\s+(${bound})(?!\\S)`);
const logForm = /^\s*log(?!\S)/;
const dieForm = /^any(?:\s+|$)/;
const choiceForm = /^\S*\|\S*/;

/** The knobs of a program, and the annotations that make none. Knows nothing of a program but its `// @knob` lines. */
export function parseKnobs(source: string): { knobs: Knob[]; faults: Fault[] } {
  const knobs: Knob[] = [];
  const faults: Fault[] = [];
  if (!source.includes('@knob')) return { knobs, faults };
  for (const { lineFrom, from, to, line } of lineComments(source)) {
    const [, said] = annotation.exec(source.slice(from, to)) ?? [];
    if (said === undefined) continue;
    const [, head = '', name = '', text] = constant.exec(source.slice(lineFrom, from)) ?? [];
    const read = text === undefined ? 'not-a-constant' : readTurn(text, said);
    if (typeof read === 'string') faults.push({ reason: read, line });
    else if (knobs.some((knob) => knob.name === name)) faults.push({ reason: 'name-twice', line });
    else knobs.push({ name, ...read, line, from: lineFrom + head.length, text: text ?? '' });
  }
  return { knobs, faults };
}

/** The program with another value of a knob, which is all that changes. A value that it has already is not written anew. */
export function rewrite(source: string, { turn, from, text }: Knob, value: Turn['value']): string {
  if (value === turn.value) return source;
  const quote = turn.kind === 'choice' ? text.charAt(0) : '';
  return `${source.slice(0, from)}${quote}${value}${quote}${source.slice(from + text.length)}`;
}

/** The value that a text says, where a knob can have it. */
export function settingFrom(turn: Turn, text: string): Turn['value'] | undefined {
  switch (turn.kind) {
    case 'range': {
      const value = new RegExp(`^${number}$`).test(text) ? numberOf(text) : Number.NaN;
      return value >= turn.range.min && value <= turn.range.max ? value : undefined;
    }
    case 'die':
      return isSeed(text) ? Number(text) : undefined;
    case 'switch':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'choice':
      return turn.options.find((option) => option === text);
    default:
      return turn satisfies never;
  }
}

type Read = Pick<Knob, 'turn' | 'label'> | Reason;

function readTurn(text: string, said: string): Read {
  const read = turnOf(text, said);
  return typeof read !== 'string' && read.label === '' ? 'no-label' : read;
}

function turnOf(text: string, said: string): Read {
  if (text === 'true' || text === 'false')
    return { turn: { kind: 'switch', value: text === 'true' }, label: said };
  if (/^['"]/.test(text)) return readChoice(text.slice(1, -1), said);
  const [die] = dieForm.exec(said) ?? [];
  if (die === undefined) return readRange(numberOf(text), said);
  return isSeed(text)
    ? { turn: { kind: 'die', value: Number(text) }, label: said.slice(die.length) }
    : 'no-seed';
}

const isSeed = (text: string): boolean => /^\d{1,9}$/.test(text);

function readChoice(value: string, said: string): Read {
  const [choices] = choiceForm.exec(said) ?? [];
  if (choices === undefined) return 'no-choices';
  const options = choices.split('|');
  const unfit = options.some((option) => option === '' || /['"`\\]/.test(option));
  if (unfit || new Set(options).size < options.length) return 'choices-unfit';
  if (!options.includes(value)) return 'outside';
  return { turn: { kind: 'choice', options, value }, label: said.slice(choices.length).trim() };
}

function readRange(value: number, said: string): Read {
  const [whole, low = '', high = ''] = rangeForm.exec(said) ?? [];
  if (whole === undefined) return 'no-range';
  let rest = said.slice(whole.length);
  const cut = (form: RegExp): RegExpExecArray | null => {
    const found = form.exec(rest);
    rest = rest.slice(found?.[0].length ?? 0);
    return found;
  };
  const log = cut(logForm) !== null;
  const [, step] = cut(stepForm) ?? [];
  const range = {
    min: numberOf(low),
    max: numberOf(high),
    log,
    step: step === undefined ? undefined : numberOf(step),
  };
  const reason = faultOf(range, value);
  return reason ?? { turn: { kind: 'range', range, scale: scaleOf(range), value }, label: rest.trim() };
}

function faultOf(range: Range, value: number): Reason | undefined {
  const { min, max, log, step } = range;
  if (![min, max, value].every(Number.isFinite)) return 'no-range';
  if (!(min < max)) return 'turned-range';
  if (log && min <= 0) return 'log-from-zero';
  if (log && step !== undefined) return 'log-with-step';
  if (!log) {
    const stops = (max - min) / stepOf(range);
    const whole = Math.abs(stops - Math.round(stops)) < 1e-6 && stops > 0.5 && stops <= mostStops;
    if (!whole) return 'step-unfit';
  }
  return value < min || value > max ? 'outside' : undefined;
}

const numberOf = (text: string): number => Number(text.replaceAll('_', ''));
