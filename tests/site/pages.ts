import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A page of the built site. */
export interface BuiltPage {
  /** Its address below the base path: ``, `chapters/dense-networks/`, `404.html`. */
  path: string;
  file: string;
}

/** Every HTML page of a built site; what is no page of its own (the sandbox's frame, search's parts, parts that come late) is left out. */
export function pagesIn(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.html') && !/^(sandbox|pagefind|parts)\//.test(name))
    .sort()
    .map((name) => ({ path: name.replace(/(^|\/)index\.html$/, '$1'), file: join(folder, name) }));
}

/** The chapters among the pages. */
export function chaptersIn(folder: string): BuiltPage[] {
  return pagesIn(folder).filter((page) => /^chapters\/[^/]+\/$/.test(page.path));
}
