import { attribute, isElement, type Node, walk } from '../markdown/nodes.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** Addresses of links are of a kind that works wherever the course is served. */
export const addressesAreSafe: PageRule = ({ tree }) => {
  const faults: Fault[] = [];
  walk(tree, (node) => {
    const url = addressOf(node);
    const wrong = url === undefined ? undefined : judgeAddress(url);
    if (wrong) faults.push(faultAt(node, `The link “${url}” ${wrong.what}.`, wrong.mend));
  });
  return faults;
};

/** Where a link of the page leads, as written. */
export function addressOf(node: Node): string | undefined {
  if (node.type === 'link' || node.type === 'definition') return node.url ?? '';
  return isElement(node) ? attribute(node, 'href') : undefined;
}

function judgeAddress(url: string): { what: string; mend: string } | undefined {
  if (url.trim() === '') return { what: 'is empty', mend: 'Write where it leads: [words](https://…).' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'http') return { what: 'is not encrypted', mend: 'Write https://, or leave the link out.' };
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'mailto') {
    return { what: `begins with ${scheme}:, which no page of the course opens`, mend: 'Write https://….' };
  }
  if (scheme === undefined && (url.startsWith('//') || !/^[/#]/.test(url))) {
    return {
      what: 'counts from the page it stands on',
      mend: 'Write it from the root of the course, /chapters/dense-networks/, or with https://.',
    };
  }
  return undefined;
}
