import katex from 'katex';
import type { File, Node } from './nodes.ts';
import { fail, isFormula, walk } from './nodes.ts';

/**
 * Renders formulas while building, to HTML and MathML, with the very KaTeX whose style sheet the page loads:
 * rehype-katex brings an older one, and their class names differ. A slip in a formula stops the build.
 */
export function remarkFormulas() {
  return (tree: Node, file: File): void => {
    walk(tree, (node) => {
      if (!isFormula(node)) return;
      node.value = render(node, file, node.type === 'math');
      node.type = 'html';
      node.data = undefined;
    });
  };
}

function render(node: Node, file: File, displayMode: boolean): string {
  try {
    return katex.renderToString(node.value ?? '', { displayMode, strict: 'error', throwOnError: true });
  } catch (error) {
    if (error instanceof katex.ParseError)
      fail(file, node, `in the formula $${node.value}$: ${error.message}`);
    throw error;
  }
}
