import { readFile } from 'node:fs/promises';
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** One element of a page, with the text inside it. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element of an HTML file, in document order; those of `template` and `noscript` included. */
export async function readTags(file: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      tags.push({ name: node.tagName, attributes: attributesOf(node), text: textOf(node) });
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(await readFile(file, 'utf8'), { scriptingEnabled: false }));
  return tags;
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Attributes that carry an address, by element. */
const ADDRESSES: Record<string, readonly string[]> = {
  a: ['href'],
  link: ['href'],
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  iframe: ['src'],
  form: ['action'],
  object: ['data'],
  use: ['href'],
  'code-playground': ['data-full-page', 'data-file'],
};

/** Every address that a page's elements hold. */
export function addressesIn(tags: readonly Tag[]): { tag: Tag; address: string }[] {
  return tags.flatMap((tag) =>
    (ADDRESSES[tag.name] ?? []).flatMap((attribute) => {
      const value = tag.attributes[attribute];
      if (value === undefined) return [];
      const addresses =
        attribute === 'srcset' ? value.split(',').map((entry) => entry.trim().split(/\s/)[0] ?? '') : [value];
      return addresses.map((address) => ({ tag, address }));
    }),
  );
}
