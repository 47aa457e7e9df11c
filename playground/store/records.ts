/** What is kept of a reader's results. Whatever lies in the storage or in a file is parsed before it is believed. */

/** An exercise whose checks have all passed, for the first time at `at` (milliseconds of the epoch). */
export interface Passed {
  at: number;
}

/** The answer that a reader has chosen last. */
export interface Answer {
  /** The name that the build makes of the answer's words. */
  choice: string;
  right: boolean;
  at: number;
}

export interface Records {
  passed: Passed;
  answers: Answer;
}
export type Kind = keyof Records;
export const kinds = ['passed', 'answers'] as const satisfies readonly Kind[];

/** Letters of an id or of an answer's name. */
const longest = 100;

/** Whether a text may be the id of an exercise or a question. */
export const isId = (id: string): boolean => id.length <= longest && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id);

/** How stored values become records; undefined for what is damaged. */
export const parsers: { [K in Kind]: (value: unknown) => Records[K] | undefined } = {
  passed(value) {
    const { at } = fieldsOf(value);
    return isTime(at) ? { at } : undefined;
  },
  answers(value) {
    const { choice, right, at } = fieldsOf(value);
    if (typeof choice !== 'string' || !/^[a-z0-9-]{1,20}$/.test(choice)) return undefined;
    return typeof right === 'boolean' && isTime(at) ? { choice, right, at } : undefined;
  },
};

/** What stays where something is stored already: an exercise keeps its first pass, a question takes the last answer. */
export const after: { [K in Kind]: (stored: Records[K] | undefined, next: Records[K]) => Records[K] } = {
  passed: (stored, next) => stored ?? next,
  answers: (_, next) => next,
};

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A time that a date can show. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15;
}
