import type { Node } from './nodes.ts';
import { attribute, isElement, setAttribute, walk } from './nodes.ts';

/** The id that the n-th program of a page has on its Run, counted from 1. */
export function programPlace(count: number): string {
  return `program-${count}`;
}

export const firstProgram = programPlace(1);

/** Code in Markdown, in blocks and in lines: what stands there is shown, not made. */
const code = /^(`{3,}|~{3,})[\s\S]*?^\1|`[^`]*`/gm;

/** Whether the text of a page holds a program, so that `firstProgram` is there. */
export function holdsProgram(text = ''): boolean {
  return /<Playground\b|<Exercise\b[^>]*\bprogram=/.test(text.replaceAll(code, ''));
}

/**
 * Counts the programs of a page, and gives each of them and each figure the place of the next program, so that a
 * keyboard gets past their stops.
 */
export function remarkProgramPlaces() {
  return (tree: Node): void => {
    let count = 0;
    const waiting: Node[] = [];
    walk(tree, (node) => {
      if (!isElement(node)) return;
      const isProgram =
        node.name === 'Playground' || (node.name === 'Exercise' && attribute(node, 'program') !== undefined);
      if (!isProgram && node.name !== 'Figure') return;
      if (isProgram) {
        const place = programPlace(++count);
        setAttribute(node, 'place', place);
        for (const before of waiting.splice(0)) setAttribute(before, 'next', place);
      }
      waiting.push(node);
    });
  };
}
