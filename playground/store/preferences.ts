import { read, write } from './local.ts';

/** Choices of the reader that hold for every program, each with what may be chosen. A key is its name in localStorage. */
export const preferences = {
  'editor-kind': ['monaco', 'codemirror'],
  'editor-tab-moves-focus': ['true', 'false'],
} as const satisfies Record<string, readonly string[]>;

export type Preference = keyof typeof preferences;
export type Preferred<P extends Preference> = (typeof preferences)[P][number];

/** What the reader chose, if anything that still can be chosen. */
export function preferred<P extends Preference>(name: P): Preferred<P> | undefined {
  return choiceOf(name, read(name));
}

/** Keeps a choice for the next visit; false where the browser refuses. */
export function keepPreference<P extends Preference>(name: P, choice: Preferred<P>): boolean {
  return write(name, choice);
}

/** A stored value as a choice. */
export function choiceOf<P extends Preference>(name: P, value: unknown): Preferred<P> | undefined {
  const choices: readonly Preferred<P>[] = preferences[name];
  return choices.find((choice) => choice === value);
}
