import { isElement, type Node, walk } from '../markdown/nodes.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** Nothing in a page is code: no braces, no imports. */
export const nothingIsCode: PageRule = ({ tree }) => {
  const faults: Fault[] = [];
  walk(tree, (node) => {
    if (node.type === 'mdxjsEsm') {
      const message = 'A chapter imports and exports nothing.';
      faults.push(
        faultAt(
          node,
          message,
          'Delete the line: components are known without it; begin a sentence with another word.',
        ),
      );
    }
    const isExpression = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';
    if (!isExpression || /^\s*(\/\*[\s\S]*\*\/\s*)?$/.test(node.value ?? '')) return;
    const message = `“{${node.value}}” would be computed as code, not printed.`;
    faults.push(
      faultAt(node, message, 'Write \\{ and \\} in text, and put mathematics between dollar signs.'),
    );
  });
  return faults;
};

/** Headings go down one level at a time, from the second: the first is the page's title. */
export const headingsDescend: PageRule = ({ tree }) => {
  const faults: Fault[] = [];
  let above = 1;
  walk(tree, (node) => {
    if (node.type !== 'heading') return;
    const depth = (node as Node & { depth: number }).depth;
    if (depth === 1) {
      faults.push(faultAt(node, 'A heading of the first level is the page’s title.', 'Begin it with ##.'));
    } else if (depth > above + 1) {
      const message = `The heading skips a level: ${'#'.repeat(depth)} after ${'#'.repeat(above)}.`;
      faults.push(faultAt(node, message, `Begin it with ${'#'.repeat(above + 1)}.`));
    }
    above = depth;
  });
  return faults;
};

/** A dollar sign, a command of TeX or an index among words: a formula that did not become one. */
const raw = /\$|\\[A-Za-z]{2,}|(?<![\w./-])[A-Za-z][_^](?:\{|\w(?!\w))/;

/** Formulas are formulas, and no raw TeX is printed. */
export const formulasAreClosed: PageRule = ({ tree }) =>
  texts(tree).flatMap(({ node, value }) => {
    const match = raw.exec(value);
    if (!match) return [];
    const message = `“${value.slice(match.index).split('\n')[0]?.slice(0, 30)}” is a formula that did not become one.`;
    const mend =
      'Close it with a second $ in the same paragraph; no line of it may begin with -, +, *, > or a number and a dot. A dollar sign in text is \\$.';
    return [{ ...within(node, value, match.index), message, mend }];
  });

/** `Figure 2` typed by hand goes wrong when a figure is added; numbers of other works say whose they are. */
const typed =
  /\b(figures?|fig\.|equations?|eqs?\.|exercises?)[\s\u00a0]+\(?(\d+(?:\.\d+)?)\)?(?![\d,]*\d)(?!\s+(?:of|in)\b)/gi;

/** Figures, equations and exercises are referred to by name. */
export const numbersAreCounted: PageRule = ({ tree, chapter }) => {
  if (chapter === undefined) return [];
  return texts(tree).flatMap(({ node, value }) =>
    [...value.matchAll(typed)].map((match) => {
      const kind = (match[1] ?? '').toLowerCase();
      const reference = kind.startsWith('fig')
        ? '<Fig id="its name" />'
        : kind.startsWith('eq')
          ? '<Eq id="its name" />'
          : 'a link, [the exercise](#exercise-its-id)';
      return {
        ...within(node, value, match.index),
        message: `“${match[0]}” is typed by hand, and will be wrong when another is put before it.`,
        mend: `Write ${reference}; if it is another work’s, say “${match[1]} ${match[2]} of …”.`,
      };
    }),
  );
};

/** Attributes that are printed as they stand: no formula becomes one there. */
const printed = new Set(['title', 'caption', 'alt']);

/** What is printed as words. A backslash before a sign of Markdown is no part of them. */
function texts(tree: Node): { node: Node; value: string }[] {
  const found: { node: Node; value: string }[] = [];
  const visit = (node: Node): void => {
    if (isElement(node) && (node.name === 'code' || node.name === 'kbd')) return;
    if (node.type === 'text' && node.value !== undefined) found.push({ node, value: node.value });
    for (const { name = '', value } of node.attributes ?? [])
      if (printed.has(name) && typeof value === 'string') found.push({ node, value });
    if (node.type === 'image' && node.alt) found.push({ node, value: node.alt });
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return found;
}

/** The place of a character of a text that runs over lines; an attribute's is where its element begins. */
function within(node: Node, value: string, index: number): { line: number; column: number } {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  if (node.type !== 'text') return { line, column };
  const before = value.slice(0, index).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}
