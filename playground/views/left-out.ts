import { leftOut as words } from '../words/en/views.ts';
import { grouped } from './drawing/number-format.ts';

const remembered = ['drawing', 'table', 'warning'] as const;
type Remembered = (typeof remembered)[number];

/** So many of a sort are told apart; their names cost memory, and a program can make new ones for ever. */
const most = 1000;
/** Letters of a name that are remembered: names that differ only after them count as one. */
const maxName = 500;

/** What a page had no room for. */
export interface LeftOut {
  /** By name: a view is sent again whenever it changes, a warning whenever it recurs, and each is missing once. */
  names: Record<Remembered, Set<string>>;
  /** Sorts of which more are missing than are remembered. */
  beyond: Set<Remembered>;
  checks: number;
  /** Messages too large to be read. */
  messages: number;
}

/** Nothing is missing. */
export function nothingLeftOut(): LeftOut {
  return {
    names: { drawing: new Set(), table: new Set(), warning: new Set() },
    beyond: new Set(),
    checks: 0,
    messages: 0,
  };
}

/** Takes down what was not added or not renewed, once however often it comes. */
export function leaveOut({ names, beyond }: LeftOut, sort: Remembered, name: string): void {
  const known = names[sort];
  const key = name.slice(0, maxName);
  if (known.size < most) known.add(key);
  else if (!known.has(key)) beyond.add(sort);
}

/** What was missing has found room after all. */
export function letIn({ names }: LeftOut, sort: Remembered, name: string): void {
  names[sort].delete(name.slice(0, maxName));
}

/** What a run said beyond what a page can hold, in one sentence; empty when there was nothing of that kind. */
export function leftOutNote({ leftOut }: { leftOut: LeftOut }): string {
  const { names, beyond, checks, messages } = leftOut;
  const counts = [
    ...remembered.map((sort) => ({ sort, count: names[sort].size, more: beyond.has(sort) })),
    { sort: 'check' as const, count: checks, more: false },
    { sort: 'message' as const, count: messages, more: false },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return '';
  const list = counts.map(({ sort, count, more }) =>
    words.count(grouped(count), words.kinds[sort][count === 1 ? 0 : 1], more),
  );
  return words.sentence(words.list(list), counts.reduce((sum, { count }) => sum + count, 0) === 1);
}
