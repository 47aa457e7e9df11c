import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Rewritten, rewritePages } from './rewrite-pages.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Parts of fewer letters stay in the page. */
const letters = 1000;

/** Where parts stand by themselves, for readers without JavaScript. */
const folderOfPages = 'parts';

/** Code that is shown when the reader asks for it. */
const shutCode = /^(pytorch|playground-solution)\b/;

/**
 * Takes what need not be there first out of pages with playgrounds, so that a chapter's text comes sooner: the insides of
 * large drawings, and code that is folded away. They stand in a file, which `playground/page/late-parts.ts` fetches when one of
 * them is near and puts back in their places; drawings keep their size meanwhile, so nothing moves. Without JavaScript a
 * frame shows each drawing in its place and a link leads to the code: each has a page of its own, with the styles, and
 * the elements around it that styles go by.
 *
 * It works on what the build has written, after search has read it.
 */
export function lateParts(): AstroIntegration {
  return rewritePages('late-parts', (html, base) =>
    html.includes('<code-playground') ? withLateParts(html, base) : { page: html, files: new Map() },
  );
}

/** Whether a part stands in an element of a class whose name has these letters. */
function isIn(part: Element, name: string): boolean {
  return ancestors(part).some((element) => classOf(element).includes(name));
}

/** The page without its late parts, and the files that hold them. */
export function withLateParts(html: string, base: string): Rewritten<string> {
  const files = new Map<string, string>();
  /** The parts of the chapter's head, those before the first heading, and all others. */
  const groups: [string[], string[], string[]] = [[], [], []];
  const firstHeading = html.search(/<h2 id="(?!starlight__)/);
  let page = '';
  let end = 0;
  for (const part of partsIn(parse(html, { sourceCodeLocationInfo: true }))) {
    const { startTag, endTag, startOffset, endOffset } = part.sourceCodeLocation ?? {};
    if (!startTag || !endTag || startOffset === undefined || endOffset === undefined) continue;
    const inside = html.slice(startTag.endOffset, endTag.startOffset);
    // Results above their folded code are what a page begins with: their drawing comes with the text.
    if (inside.length < letters || isIn(part, 'is-folded')) continue;
    const alone = partAlone(html, part);
    const name = `${folderOfPages}/${digest(alone)}.html`;
    files.set(name, alone);
    const group = isIn(part, 'chapter-head') ? 0 : startOffset < firstHeading ? 1 : 2;
    const place = `${group}.${groups[group].length}`;
    const opening = `${html.slice(startOffset, startTag.endOffset - 1)} data-late="${place}">`;
    const meanwhile = withoutScript(part, base + name);
    page += `${html.slice(end, startOffset)}${opening}${meanwhile.inside}</${part.tagName}>${meanwhile.after}`;
    groups[group].push(inside);
    end = endOffset;
  }
  page += html.slice(end);
  const links = groups.map((insides, group) => {
    if (insides.length === 0) return '';
    const json = JSON.stringify(insides);
    const name = `_astro/parts.${digest(json)}.json`;
    files.set(name, json);
    return `<link rel="late-parts" data-group="${group}" href="${base}${name}">`;
  });
  return { page: page.replace('</head>', `${links.join('')}</head>`), files };
}

/** The outermost `<svg>` elements and the code that is folded away, in the order of the page. */
function* partsIn(node: Node): Generator<Element> {
  if ('attrs' in node) {
    const isShut = node.tagName === 'pre' && shutCode.test(classOf(node.parentNode));
    if (node.tagName === 'svg' || isShut) return yield node;
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* partsIn(child);
}

/**
 * What stands in the page for those who have no JavaScript. The frame of a drawing lies in its own coordinates, so that
 * words have their size, or over a drawing that is stretched to its place, whose lines would be squeezed.
 */
function withoutScript(part: Element, address: string): { inside: string; after: string } {
  if (part.tagName === 'pre')
    return { inside: `<noscript><a href="${address}">Show the code</a></noscript>`, after: '' };
  const title = escaped(attribute(part, 'aria-label') ?? 'The drawing');
  const frame = `<noscript><iframe class="part-frame" src="${address}" title="${title}" loading="lazy"></iframe></noscript>`;
  if (attribute(part, 'preserveAspectRatio') === 'none') return { inside: '', after: frame };
  const [left, top, width, height] = (attribute(part, 'viewBox') ?? '0 0 100 100').split(/[\s,]+/);
  const box = `x="${left}" y="${top}" width="${width}" height="${height}"`;
  return { inside: `<foreignObject ${box}>${frame}</foreignObject>`, after: '' };
}

/** A page that shows one part as large as the window, or as its frame. */
function partAlone(html: string, part: Element): string {
  const { startOffset = 0, startTag, endOffset = 0 } = part.sourceCodeLocation ?? {};
  const around = ancestors(part);
  const opening = around.map((element) => openingTag(element)).join('');
  const closing = around.map(({ tagName }) => `</${tagName}>`).join('');
  const root = /<html\b[^>]*>/.exec(html)?.[0] ?? '<html lang="en">';
  const styles = html.match(/<link\b[^>]*rel="stylesheet"[^>]*>/g)?.join('') ?? '';
  const title = part.tagName === 'pre' ? 'Code' : 'Drawing';
  const itself = openingTag(part, ['alone']) + html.slice(startTag?.endOffset ?? startOffset, endOffset);
  return (
    `<!doctype html>${root}<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${title}</title>${styles}` +
    // Paper makes figures smaller: the frame has that size already.
    '<style>:root,body{background:none!important}body *{visibility:hidden;contain:none!important;container-type:normal!important;zoom:1!important}' +
    // A place in a drawing is written as a transform; only what stands around the part must have none.
    'body :not(.alone *){transform:none!important}.alone.alone.alone.alone{visibility:visible;position:fixed;inset:0;margin:0;max-width:none;width:100vw;height:100vh;overflow:auto}.alone *{visibility:visible}</style>' +
    `</head><body>${opening}${itself}${closing}</body></html>`
  );
}

function ancestors(element: Element): Element[] {
  const parent = element.parentNode;
  if (!parent || !('tagName' in parent) || parent.tagName === 'body') return [];
  return [...ancestors(parent), parent];
}

/** What styles go by and drawings are made of; nothing is hidden or shut. */
function openingTag(element: Element, classes: string[] = []): string {
  const kept = element.attrs.filter(({ name }) =>
    /^(style|viewBox|preserveAspectRatio|data-(?!pagefind).*)$/.test(name),
  );
  const names = [...classes, classOf(element)].join(' ').trim();
  const attributes = [...kept, { name: 'class', value: names }]
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
    .join('');
  return `<${element.tagName}${attributes}${element.tagName === 'details' ? ' open' : ''}>`;
}

function classOf(node: Node | null): string {
  return (node && 'attrs' in node && attribute(node, 'class')) || '';
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
