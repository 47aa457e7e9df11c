import type { File, Node } from './nodes.ts';
import { attribute, elements, fail, isElement, isFormula, setAttribute, walk } from './nodes.ts';

/**
 * Numbers `<Equation id="…">` within its chapter, (4.1), (4.2) …, and gives every `<Eq id="…" />` the number of
 * the equation it names. The mathematics may stand between `$$` on lines of their own or in one line.
 */
export function remarkEquations() {
  return (tree: Node, file: File): void => {
    liftFromParagraphs(tree);
    const chapter = file.data.astro?.frontmatter?.['chapter'];
    const numbers = new Map<string, string>();
    for (const equation of elements(tree, 'Equation')) {
      const id = attribute(equation, 'id');
      if (!id) fail(file, equation, '<Equation> has no id. Write <Equation id="a-name">.');
      if (numbers.has(id)) fail(file, equation, `two equations have the id "${id}". Rename one of them.`);
      const count = numbers.size + 1;
      numbers.set(id, typeof chapter === 'number' ? `${chapter}.${count}` : `${count}`);
      setAttribute(equation, 'number', numbers.get(id) ?? '');
      equation.children = [displayMath(equation, file)];
    }
    for (const reference of elements(tree, 'Eq')) {
      const id = attribute(reference, 'id');
      const number = id && numbers.get(id);
      if (!number)
        fail(file, reference, `<Eq id="${id ?? ''}" /> names no equation of this page. ${known(numbers)}`);
      setAttribute(reference, 'number', number);
    }
  };
}

/** `<Equation>` written in one line is parsed as part of a paragraph; it is a block wherever it stands alone. */
function liftFromParagraphs(tree: Node): void {
  walk(tree, (node) => {
    if (!node.children) return;
    node.children = node.children.map((child) => {
      const only = child.type === 'paragraph' && child.children?.length === 1 ? child.children[0] : undefined;
      if (!only || !isElement(only) || only.name !== 'Equation') return child;
      return { ...only, type: 'mdxJsxFlowElement' };
    });
  });
}

function displayMath(equation: Node, file: File): Node {
  const formulas: string[] = [];
  walk(equation, (node) => {
    if (isFormula(node)) formulas.push(node.value ?? '');
  });
  const [formula, ...others] = formulas;
  if (formula === undefined || others.length > 0)
    fail(
      file,
      equation,
      `<Equation> holds ${formulas.length} formulas; write exactly one between $$ and $$.`,
    );
  return { type: 'math', value: formula, position: equation.position };
}

function known(numbers: Map<string, string>): string {
  return numbers.size === 0 ? 'It has none.' : `It has: ${[...numbers.keys()].join(', ')}.`;
}
