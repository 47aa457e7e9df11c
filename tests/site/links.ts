import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addressesIn, readTags, type Tag } from './html.ts';
import { type BuiltPage, pagesIn } from './pages.ts';

/** An address that leads nowhere, and why. */
export interface DeadLink {
  page: string;
  address: string;
  why: string;
}

/** Fragments that a script reads, not an element's name: shared programs in the address of the playground, settings of knobs. */
const READ_BY_SCRIPT = /^#(code=|[\w/-]+\?\w+=)/;

const ORIGIN = 'http://site.invalid';

/**
 * Every address on every page that stays on the site and does not lead to a file, or to the element it names.
 * @param base path that the site was built for; an address outside it leads nowhere
 */
export async function deadLinks(folder: string, base: string): Promise<DeadLink[]> {
  const pages = pagesIn(folder);
  const read = new Map<string, Tag[]>();
  for (const page of pages) read.set(page.file, await readTags(page.file));
  return pages.flatMap((page) =>
    addressesIn(read.get(page.file) ?? []).flatMap(({ address }) => {
      const why = whyDead(address, page, { folder, base, read });
      return why === undefined ? [] : [{ page: page.path, address, why }];
    }),
  );
}

interface Site {
  folder: string;
  base: string;
  read: Map<string, Tag[]>;
}

function whyDead(address: string, page: BuiltPage, { folder, base, read }: Site): string | undefined {
  if (!URL.canParse(address, `${ORIGIN}${base}${page.path}`)) return 'is no address';
  const url = new URL(address, `${ORIGIN}${base}${page.path}`);
  if (url.origin !== ORIGIN) return url.protocol === 'http:' ? 'is not https' : undefined;
  if (!url.pathname.startsWith(base)) return `leaves the base path ${base}`;
  const inside = decodeURIComponent(url.pathname.slice(base.length));
  const file = join(folder, inside, inside === '' || inside.endsWith('/') ? 'index.html' : '');
  if (!existsSync(file)) return 'leads to no file';
  if (statSync(file).isDirectory()) return 'lacks its closing slash';
  if (url.hash === '' || READ_BY_SCRIPT.test(url.hash)) return undefined;
  const id = decodeURIComponent(url.hash.slice(1));
  const target = read.get(file);
  if (!target) return undefined;
  const named = target.some(({ attributes }) => attributes['id'] === id || attributes['name'] === id);
  return named ? undefined : 'names no element of its page';
}
