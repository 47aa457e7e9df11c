import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { isFormula, walk } from '../markdown/nodes.ts';
import { renderFormula } from '../markdown/render-formula.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** Elements of MathML with a fixed number of children; with another, browsers show an error, and readers hear one. */
const childCount: Readonly<Record<string, number>> = {
  mfrac: 2,
  mover: 2,
  mroot: 2,
  msub: 2,
  msubsup: 3,
  msup: 2,
  munder: 2,
  munderover: 3,
};

/** Formulas can be drawn, and read aloud. */
export const formulasAreSound: PageRule = ({ tree }) => {
  const faults: Fault[] = [];
  walk(tree, (node) => {
    if (!isFormula(node)) return;
    const { html, error } = renderFormula(node.value ?? '', node.type === 'math');
    if (error !== undefined) {
      const message = `KaTeX cannot draw the formula “${short(node.value ?? '')}”: ${error}`;
      faults.push(
        faultAt(node, message, 'Mend it as TeX; KaTeX’s page “Supported functions” lists the commands.'),
      );
      return;
    }
    const broken = brokenElement(html);
    if (broken === undefined) return;
    const message = `The formula “${short(node.value ?? '')}” cannot be read aloud: its MathML has a <${broken}> with too few or too many parts.`;
    faults.push(
      faultAt(
        node,
        message,
        'Put braces around what an index or a fraction holds; write \\mathrm{max} for \\max there.',
      ),
    );
  });
  return faults;
};

/** The first element of a formula's MathML that has another number of children than it needs. */
function brokenElement(html: string): string | undefined {
  const pending: DefaultTreeAdapterTypes.ChildNode[] = [...parseFragment(html).childNodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    const needed = childCount[node.tagName];
    const children = node.childNodes.filter((child) => 'tagName' in child).length;
    if (needed !== undefined && children !== needed) return node.tagName;
    pending.push(...node.childNodes);
  }
  return undefined;
}

function short(tex: string): string {
  const line = tex.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
