import type { File, Node } from './nodes.ts';
import { fail, isFormula, walk } from './nodes.ts';
import { renderFormula } from './render-formula.ts';

/**
 * Renders formulas while building, to HTML and MathML, with the very KaTeX whose style sheet the page loads:
 * rehype-katex brings an older one, and their class names differ. A slip in a formula stops the build.
 */
export function remarkFormulas() {
  return (tree: Node, file: File): void => {
    walk(tree, (node) => {
      if (!isFormula(node)) return;
      const { html, error } = renderFormula(node.value ?? '', node.type === 'math');
      if (error !== undefined) fail(file, node, `in the formula $${node.value}$: ${error}`);
      node.value = html;
      node.type = 'html';
      node.data = undefined;
    });
  };
}
