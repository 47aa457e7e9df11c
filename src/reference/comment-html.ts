import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { Node } from '../markdown/nodes.ts';

/** A source that a comment names by its DOI or its number at arXiv. */
const sources = /\b(?:doi:(10\.\d+\/\S+)|arXiv:(\d{4}\.\d{4,5}|[a-z-]+\/\d{7}))/g;

/**
 * Makes HTML of what comments say in Markdown. Sources become links, and so do names in code that the reference explains.
 * @param hrefOf where a name is explained; undefined for other names
 */
export async function commentRenderer(
  hrefOf: (name: string) => string | undefined,
): Promise<(markdown: string) => Promise<string>> {
  const links = () => (tree: Node) => linkAll(tree, hrefOf);
  const processor = await createMarkdownProcessor({ remarkPlugins: [links] });
  return async (markdown) => (await processor.render(unbroken(markdown))).code;
}

/** A line of a paragraph that happens to begin with `1.` or a minus is no list: lists stand after an empty line. */
function unbroken(markdown: string): string {
  const isList = /^(?:[-*]|\d+[.)]) /;
  return markdown
    .split(/\n{2,}/)
    .map((block) => (isList.test(block) ? block : block.replaceAll('\n', ' ')))
    .join('\n\n');
}

function linkAll(node: Node, hrefOf: (name: string) => string | undefined): void {
  node.children = node.children?.flatMap((child): Node[] => {
    if (child.type === 'text') return withSources(child.value ?? '');
    if (child.type === 'inlineCode') {
      const url = hrefOf(child.value ?? '');
      return url === undefined ? [child] : [{ type: 'link', url, children: [child] }];
    }
    if (child.type !== 'link') linkAll(child, hrefOf);
    return [child];
  });
}

function withSources(text: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(sources)) {
    const [, doi, arxiv] = match;
    const shown = doi === undefined ? match[0] : `doi:${withoutEnd(doi)}`;
    const url =
      doi === undefined ? `https://arxiv.org/abs/${arxiv}` : `https://doi.org/${encodeURI(withoutEnd(doi))}`;
    nodes.push(
      { type: 'text', value: text.slice(at, match.index) },
      { type: 'link', url, children: [{ type: 'text', value: shown }] },
    );
    at = match.index + shown.length;
  }
  return [...nodes, { type: 'text', value: text.slice(at) }];
}

/** A DOI may hold brackets and full stops; those at its end belong to the sentence. */
function withoutEnd(doi: string): string {
  const bare = doi.replace(/[.,;:]+$/, '');
  const count = (bracket: string): number => bare.split(bracket).length;
  return bare.endsWith(')') && count(')') > count('(') ? withoutEnd(bare.slice(0, -1)) : bare;
}
