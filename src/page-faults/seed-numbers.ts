import { isElement, type Node, walk } from '../markdown/nodes.ts';
import type { Fault, PageRule } from './fault.ts';

/** Speaks of runs that differ in their seed only. */
const ofSeeds = /\b(?:other|another|different|further)\s+(?:\w+\s+)?(?:seeds?|starts?|draws?|runs?)\b/i;
/** A measured number: with digits after the point. Counts and years are none. */
const measured = /(?<![\w.,])\d+\.\d+(?!\w|\.\d|\s*·)/;
const blocks = ['paragraph', 'tableCell', 'heading'];

/** What other seeds gave is printed out of a recording: typed, it is wrong as soon as the program changes. */
export const seedsAreRecorded: PageRule = ({ tree, chapter }) => {
  if (chapter === undefined) return [];
  const faults: Fault[] = [];
  walk(tree, (node) => {
    if (!blocks.includes(node.type)) return;
    for (const { text, line } of sentences(node)) {
      const [number] = ofSeeds.test(text) ? (measured.exec(text) ?? []) : [];
      if (number === undefined) continue;
      faults.push({
        line,
        column: 1,
        message: `“${number}” stands in a sentence about other seeds and is typed by hand.`,
        mend: 'Give the program @seeds and print it: <Value … seeds="range" />, seeds="mean", spread="short"; how often a comparison holds, <Holds … />.',
      });
    }
  });
  return faults;
};

/** The sentences of a block with their first lines. What is printed, computed or quoted stands as a mark that is no number. */
function sentences(block: Node): { text: string; line: number }[] {
  let text = '';
  const lines: number[] = []; // of each letter
  const visit = (node: Node): void => {
    if (node.type === 'text' && node.value !== undefined) {
      let line = node.position?.start.line ?? 1;
      for (const letter of node.value) {
        text += letter;
        for (let i = 0; i < letter.length; i += 1) lines.push(line);
        if (letter === '\n') line += 1;
      }
    } else if (node.children?.length && !(isElement(node) && node.name === 'code')) {
      for (const child of node.children) visit(child);
    } else {
      text += '_';
      lines.push(node.position?.start.line ?? 1);
    }
  };
  visit(block);
  return [...text.matchAll(/\S[\s\S]*?(?:[.?!](?=[\s)_]|$)|$)/g)].map((match) => ({
    text: match[0],
    line: lines[match.index] ?? 1,
  }));
}
