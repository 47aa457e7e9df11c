import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { headerPolicy, metaPolicy } from './page-policy.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Where the policy goes in `public/_headers`. */
const placeholder = '{the policy of pages}';

/**
 * Writes the policy into every page as a `<meta>`, for hosts that send no headers, and into `_headers` for those that do.
 * Astro's own `security.csp` hashes styles too, and hashes forbid the style attributes that formulas need.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const everyScript = new Set<string>();
        for await (const path of glob('**/*.html', { cwd: folder })) {
          // The sandbox's frame has a policy of its own.
          if (/^(sandbox|pagefind)\b/.test(path)) continue;
          const html = await readFile(folder + path, 'utf8');
          const scripts = inlineScripts(html);
          for (const script of scripts) everyScript.add(script);
          await writeFile(folder + path, withMeta(html, metaPolicy(scripts), path));
        }
        const headers = await readFile(`${folder}_headers`, 'utf8');
        await writeFile(`${folder}_headers`, headers.replaceAll(placeholder, headerPolicy(everyScript)));
      },
    },
  };
}

/** The texts of a page's scripts that stand in it and run; data for the playgrounds are none. */
export function inlineScripts(html: string): string[] {
  const scripts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeName === 'script' && 'attrs' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      const runs = /^$|module|javascript/.test(attributes.get('type') ?? '');
      if (runs && !attributes.has('src'))
        scripts.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return scripts;
}

/** A policy holds for what comes after it: it stands first, behind the encoding. */
function withMeta(html: string, policy: string, path: string): string {
  const encoding = /<meta charset="[^"]*"\s*\/?>/i.exec(html);
  if (!encoding) throw new Error(`${path} does not begin with its encoding; there the policy has its place.`);
  const end = encoding.index + encoding[0].length;
  return `${html.slice(0, end)}<meta http-equiv="content-security-policy" content="${policy}">${html.slice(end)}`;
}
