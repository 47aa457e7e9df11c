import type { Node } from '../markdown/nodes.ts';

/** Something in the text of a page that its author must mend. */
export interface Fault {
  /** From 1, as in the file. */
  line: number;
  /** From 1. */
  column: number;
  /** What is wrong, in a sentence. */
  message: string;
  /** What to do about it, in a sentence. */
  mend: string;
}

/** A fault at the place where a node begins. */
export function faultAt(node: Node, message: string, mend: string): Fault {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column, message, mend };
}

/** What the rules for a page look at. */
export interface PageText {
  tree: Node;
  /** Undefined for a page that is no chapter. */
  chapter: number | undefined;
  references: readonly { id: string; note?: string | undefined; line: number }[];
  known: Known;
}

/** What of the course a page may name. */
export interface Known {
  /** Names of `src/components/`. */
  components: readonly string[];
  /** Names of `src/figures/`. */
  figures: readonly string[];
}

/** A rule looks at a page and returns what is wrong, in any order. */
export type PageRule = (page: PageText) => Fault[];
