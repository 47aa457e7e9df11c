import { linesInBoth } from '../compile/lines-in-both.ts';
import { runNames as words } from '../words/en/session.ts';

/** What a run is called, and the seed that its program declares. */
export interface RunTitle {
  /** What was changed against the program as it came: `hidden 2`, `3 lines changed`, `unchanged`. */
  name: string;
  seed: number | undefined;
}

/** Settings that a name lists; with more it would be a paragraph. */
const mostSettings = 3;
/** Letters of a value in a name. */
const mostLetters = 20;
/** Lines between the first and the last that differ, up to which those in common are looked for. */
const mostCompared = 600;

const number = String.raw`[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const single = String.raw`${number}|true|false|'[^'\\\n]*'|"[^"\\\n]*"`;
/** A value that is written out: `0.02`, `true`, `'relu'`, `[64, 64]`. */
const literal = String.raw`${single}|\[(?:(?:${single})(?:,\s*|(?=\])))+\]`;
/** A name that is given such a value, `hidden = 2` or `units: 2`, and nothing after it that belongs to the value. */
const setting = new RegExp(
  String.raw`(?<![\p{ID_Continue}$])([\p{ID_Start}$_][\p{ID_Continue}$]*)(\s*[:=]\s*)(${literal})(?=\s*(?:[;,)\]}]|$|//|as\b))`,
  'gu',
);
const seedLine = /^\s*const\s+seed\s*=\s*(\d+)/m;

/** Says what a reader has made of a program. Two texts are all that it knows. */
export function runTitle(original: string, source: string): RunTitle {
  const seed = seedLine.exec(source)?.[1];
  return { name: nameOf(original, source), seed: seed === undefined ? undefined : Number(seed) };
}

function nameOf(original: string, source: string): string {
  const { before, after } = differing(linesOf(original), linesOf(source));
  if (before.length + after.length === 0) return words.unchanged;
  const settings = changedSettings(before, after);
  if (!settings) return words.lines(changedLines(before, after));
  const named = settings.slice(0, mostSettings).join(', ');
  return settings.length > mostSettings ? words.more(named, settings.length - mostSettings) : named;
}

const linesOf = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());

/** The lines from the first to the last that differ. */
function differing(before: string[], after: string[]): { before: string[]; after: string[] } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return {
    before: before.slice(start, before.length - same),
    after: after.slice(start, after.length - same),
  };
}

/** The new values, by name, where they are all that has changed; undefined where something else has as well. */
function changedSettings(before: string[], after: string[]): string[] | undefined {
  if (before.length !== after.length) return undefined;
  const changed = new Map<string, string>();
  for (const [i, line] of after.entries()) {
    const [old, now] = [settingsOf(before[i] ?? ''), settingsOf(line)];
    if (old.frame !== now.frame) return undefined;
    now.values.forEach(({ name, value }, at) => {
      if (value !== old.values[at]?.value) changed.set(name, words.setting(name, plain(value)));
    });
  }
  return [...changed.values()];
}

/** The values that a line gives to names, and the line without them. */
function settingsOf(line: string): { frame: string; values: { name: string; value: string }[] } {
  const values: { name: string; value: string }[] = [];
  const frame = line.replace(setting, (_all, name: string, between: string, value: string) => {
    values.push({ name, value });
    return `${name}${between}\0`;
  });
  return { frame, values };
}

/** A value without its quotes. */
function plain(value: string): string {
  const text = /^['"]/.test(value) ? value.slice(1, -1) : value;
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}

/** How many lines one has to write, or take away, to make one text of the other. */
function changedLines(before: string[], after: string[]): number {
  const longer = Math.max(before.length, after.length);
  return longer > mostCompared ? longer : longer - linesInBoth(before, after).size;
}
