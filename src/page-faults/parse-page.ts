import { createProcessor } from '@mdx-js/mdx';
import remarkMath from 'remark-math';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Node } from '../markdown/nodes.ts';
import type { Fault } from './fault.ts';
import { syntaxFault } from './syntax-words.ts';

/** The text of a page, read. */
export interface ParsedPage {
  frontMatter: Document;
  /** Line of a position in the front matter, from 1 as in the file. */
  frontMatterLine(offset: number): number;
  /** What follows the front matter, with blank lines in its place, so that lines are the file's. */
  body: string;
  /** Empty where the body cannot be read. */
  readonly tree: Node;
  readonly syntaxFault: Fault | undefined;
}

const processor = createProcessor({ remarkPlugins: [remarkMath] });

/** Reads a page's front matter, and its body when that is first asked for: it takes most of the time. */
export function parsePage(text: string): ParsedPage {
  const [whole = '', inside = ''] = /^---\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const counter = new LineCounter();
  const frontMatter = parseDocument(inside, { lineCounter: counter });
  const body = whole.replace(/[^\n]/g, '') + text.slice(whole.length);
  const frontMatterLine = (offset: number): number => counter.linePos(offset).line + 1;
  let read: Body | undefined;
  const readOnce = (): Body => {
    read ??= readBody(body);
    return read;
  };
  return {
    frontMatter,
    frontMatterLine,
    body,
    get tree() {
      return readOnce().tree;
    },
    get syntaxFault() {
      return readOnce().syntaxFault;
    },
  };
}

type Body = Pick<ParsedPage, 'tree' | 'syntaxFault'>;

function readBody(body: string): Body {
  try {
    return { tree: processor.parse(body) as Node, syntaxFault: undefined };
  } catch (error) {
    return { tree: { type: 'root', children: [] }, syntaxFault: syntaxFault(error) };
  }
}
