/** The reference of `lab` as pages, check and tests see it: what each folder offers, in words and types. */
export interface Reference {
  groups: Group[];
}

/** A folder of `playground/lab/`. */
export interface Group {
  /** Name of the folder, and of its page. */
  id: string;
  title: string;
  /** The first comment of its `index.ts`. */
  intro: string;
  entries: Entry[];
}

/** Text of code; a part with `to` is a name that the reference explains. */
export type Code = readonly (string | { text: string; to: string })[];

/** Something that programs may import. */
export interface Entry extends Place {
  name: string;
  kind: 'function' | 'class' | 'type';
  /** How it is called, or what type it is. */
  signature: Code;
  doc: Doc;
  /** What a function takes, or a class when it is made. */
  parameters: Parameter[];
  /** Properties and methods of an object or a class. */
  members: Member[];
  /** Whether a call gives something back. */
  gives: boolean;
  /** Whether an error is thrown in its own lines. */
  refuses: boolean;
}

/** A property or a method. */
export interface Member extends Place {
  name: string;
  signature: Code;
  doc: Doc;
  parameters: Parameter[];
}

export interface Parameter extends Place {
  name: string;
  /** What it is when it is left out, as the source says it. */
  fallback: string | undefined;
  /** In Markdown; empty where nothing is said. */
  text: string;
  /** An object of options explains itself where its type is explained. */
  isOptions: boolean;
}

/** A comment, taken apart. All in Markdown, but for examples, which are code. */
export interface Doc {
  text: string;
  returns: string;
  throws: string[];
  examples: string[];
  /** Names under `@param`, in their order. */
  named: string[];
}

/** Where something stands in the sources. */
export interface Place {
  /** From the project's root. */
  file: string;
  /** From 1. */
  line: number;
}

/** Everything that the reference explains, by name. */
export function entriesOf({ groups }: Reference): Map<string, Entry> {
  return new Map(groups.flatMap(({ entries }) => entries.map((entry) => [entry.name, entry])));
}
