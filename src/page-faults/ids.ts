import { slug } from 'github-slugger';
import { attribute, isElement, type Node, walk } from '../markdown/nodes.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** No two places of a page have one id: a link would reach the first alone. */
export const idsAreUnique: PageRule = ({ tree }) => {
  const seen = new Map<string, number>();
  const faults: Fault[] = [];
  walk(tree, (node) => {
    const place = placeOf(node);
    if (!place) return;
    const first = seen.get(place.id);
    if (first === undefined) seen.set(place.id, node.position?.start.line ?? 1);
    else faults.push(faultAt(node, `A second ${place.what}; the first is on line ${first}.`, place.mend));
  });
  return faults;
};

function placeOf(node: Node): { id: string; what: string; mend: string } | undefined {
  if (node.type === 'heading') {
    const words = textIn(node);
    const mend = `Word one differently: links to #${slug(words)} reach the first.`;
    return { id: slug(words), what: `heading has the words “${words}”`, mend };
  }
  if (!isElement(node)) return undefined;
  const id = attribute(node, 'id');
  if (node.name === 'Equation' && id) {
    return { id: `eq-${id}`, what: `equation has the id “${id}”`, mend: 'Rename one of them.' };
  }
  if (node.name === 'Figure') {
    const name = id ?? attribute(node, 'name') ?? '';
    const mend = 'Give one of them an id of its own.';
    return { id: `fig-${name}`, what: `figure has the id “${name}”`, mend };
  }
  const program = attribute(node, 'program');
  if ((node.name === 'Playground' || node.name === 'Exercise') && program) {
    const mend = 'Show it once, or make a second program: readers edit one text.';
    return { id: `program ${program}`, what: `playground shows “${program}”`, mend };
  }
  if (/^[a-z]/.test(node.name ?? '') && id) {
    return { id, what: `element has the id “${id}”`, mend: 'Rename one of them.' };
  }
  return undefined;
}

/** The words of a node, as Astro makes ids of them. */
export function textIn(node: Node): string {
  return (node.value ?? '') + (node.children ?? []).map(textIn).join('');
}
