import type { Node } from './nodes.ts';
import { isElement } from './nodes.ts';

/** Components that are part of a sentence. */
const inline = new Set(['Value', 'Change', 'Holds', 'Cite', 'Eq', 'Fig', 'Role', 'Set']);

/**
 * Keeps `<Value />` and its like in their sentence. MDX makes a block of an element that stands alone on its line, also in
 * the middle of a paragraph, and so cuts the paragraph in two; an author who breaks lines means no such thing.
 */
export function remarkInlineElements() {
  return (tree: Node): void => mend(tree);
}

function mend(parent: Node): void {
  const { children } = parent;
  if (!children) return;
  for (const child of children) mend(child);
  if (children.some(isCut)) parent.children = joined(children);
}

function isCut(node: Node): boolean {
  return node.type === 'mdxJsxFlowElement' && inline.has(node.name ?? '');
}

/** The blocks, with each sentence of neighbouring lines in one paragraph. */
function joined(blocks: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const [index, block] of blocks.entries()) {
    const [previous, before] = [result.at(-1), blocks[index - 1]];
    const goesOn = before && previous && follows(before, block) && (isCut(before) || isCut(block));
    if (goesOn && previous.type === 'paragraph' && (isCut(block) || block.type === 'paragraph')) {
      previous.children = [...(previous.children ?? []), { type: 'text', value: '\n' }, ...words(block)];
    } else {
      result.push(isCut(block) ? { ...block, type: 'paragraph', children: words(block) } : block);
    }
  }
  return result;
}

/** Whether the second stands on the line after the first. */
function follows(first: Node, second: Node): boolean {
  return first.position !== undefined && second.position?.start.line === first.position.end.line + 1;
}

/** What a paragraph holds of a block. */
function words(block: Node): Node[] {
  if (!isElement(block)) return block.children ?? [];
  const children = block.children?.flatMap((child) =>
    child.type === 'paragraph' ? (child.children ?? []) : [child],
  );
  return [{ ...block, type: 'mdxJsxTextElement', children }];
}
