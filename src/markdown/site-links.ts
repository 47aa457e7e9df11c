import type { Node } from './nodes.ts';
import { attribute, isElement, setAttribute, walk } from './nodes.ts';

/**
 * Authors write links from the root of the course, `[data](/datasets/coads/)`; here they get the base path under
 * which the site is published.
 */
export function remarkSiteLinks({ base }: { base: string }) {
  const prefix = base.replace(/\/$/, '');
  const based = (url: string): string => (/^\/(?!\/)/.test(url) ? `${prefix}${url}` : url);
  return (tree: Node): void => {
    walk(tree, (node) => {
      if ((node.type === 'link' || node.type === 'definition') && node.url !== undefined)
        node.url = based(node.url);
      const href = isElement(node) && node.name === 'a' ? attribute(node, 'href') : undefined;
      if (href !== undefined) setAttribute(node, 'href', based(href));
    });
  };
}
