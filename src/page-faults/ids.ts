import { slug } from 'github-slugger';
import { attribute, isElement, type Node, walk } from '../markdown/nodes.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** No two places of a page have one id: a link would reach the first alone. */
export const idsAreUnique: PageRule = ({ tree }) => {
  const seen = new Map<string, number>();
  const faults: Fault[] = [];
  walk(tree, (node) => {
    for (const place of [placeOf(node), playgroundOf(node)]) {
      if (!place) continue;
      const first = seen.get(place.id);
      if (first === undefined) seen.set(place.id, node.position?.start.line ?? 1);
      else faults.push(faultAt(node, `A second ${place.what}; the first is on line ${first}.`, place.mend));
    }
  });
  return faults;
};

/** An id that is given once: small letters, digits and hyphens. */
const goodId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** One that counts, and so would be another's once something is put before it. */
const countingId = /^(question|exercise|figure|fig|quiz|q|e|f)?-?\d+$/;

/** What readers' results are kept under is a name, and says nothing of a place. */
export const idsAreNames: PageRule = ({ tree }) => {
  const faults: Fault[] = [];
  walk(tree, (node) => {
    const id = isElement(node) && lasting.includes(node.name ?? '') ? attribute(node, 'id') : undefined;
    if (id === undefined || id.trim() === '') return;
    const what = `The id “${id}” of <${node.name}>`;
    if (countingId.test(id)) {
      faults.push(faultAt(node, `${what} counts.`, 'Name what it asks: results are kept under it for good.'));
    } else if (!goodId.test(id)) {
      faults.push(faultAt(node, `${what} is no name.`, 'Write small letters, digits and hyphens.'));
    }
  });
  return faults;
};

/** Elements whose ids hold over the whole course. */
export const lasting: readonly string[] = ['Exercise', 'Question', 'Figure'];

interface Place {
  id: string;
  what: string;
  mend: string;
}

function placeOf(node: Node): Place | undefined {
  if (node.type === 'heading') {
    const words = textIn(node);
    const mend = `Word one differently: links to #${slug(words)} reach the first.`;
    return { id: slug(words), what: `heading has the words “${words}”`, mend };
  }
  if (!isElement(node)) return undefined;
  const id = attribute(node, 'id');
  if ((node.name === 'Exercise' || node.name === 'Question') && id) {
    const kind = node.name.toLowerCase();
    return { id: `${kind}-${id}`, what: `${kind} has the id “${id}”`, mend: 'Rename the newer one.' };
  }
  if (node.name === 'Equation' && id) {
    return { id: `eq-${id}`, what: `equation has the id “${id}”`, mend: 'Rename one of them.' };
  }
  if (node.name === 'Figure') {
    const name = id ?? attribute(node, 'name') ?? '';
    const mend = 'Give one of them an id of its own.';
    return { id: `fig-${name}`, what: `figure has the id “${name}”`, mend };
  }
  if (/^[a-z]/.test(node.name ?? '') && id) {
    return { id, what: `element has the id “${id}”`, mend: 'Rename one of them.' };
  }
  return undefined;
}

function playgroundOf(node: Node): Place | undefined {
  if (!isElement(node) || (node.name !== 'Playground' && node.name !== 'Exercise')) return undefined;
  const program = attribute(node, 'program');
  if (!program) return undefined;
  const mend = 'Show it once, or make a second program: readers edit one text.';
  return { id: `program ${program}`, what: `playground shows “${program}”`, mend };
}

/** The words of a node, as Astro makes ids of them. */
export function textIn(node: Node): string {
  return (node.value ?? '') + (node.children ?? []).map(textIn).join('');
}
