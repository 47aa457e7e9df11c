import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Said } from '../../page-faults/say.ts';

/** Programs that had no type error; checking types takes most of the time of a check, and programs change seldom. */
export interface TypeMemory {
  isClean(key: string): boolean;
  add(key: string): void;
}

/** The files that the rules look at: paths from the project's root, with forward slashes. */
export interface Project {
  /** Where the packages are; rules read no other file from the disk. */
  root: string;
  text: ReadonlyMap<string, string>;
  /** Files that are not text. */
  bytes: ReadonlyMap<string, Uint8Array>;
  /** Only what lies in this folder is judged; everything where it is absent. */
  scope?: string;
  /** Programs that are known to have no type error. */
  types?: TypeMemory;
}

/** Something that an author must mend: file, line, what is wrong, and the mend. */
export type Problem = Said;

/** A rule looks at the whole project and returns what is wrong. */
export type Rule = (project: Project) => Problem[] | Promise<Problem[]>;

const textFiles = /\.(mdx?|ts|tsx|json|astro|py|txt|css|svg|html)$/;
const folders = [
  'content/**/*',
  'playground/lab/**/*.ts',
  'playground/protocol/**/*.ts',
  'playground/views/*/event.ts',
  'package-lock.json',
  'src/pages/**/*.astro',
  'src/components/**/*.astro',
  'src/figures/*/index.ts',
  'public/**/*',
];

/** Reads the project from the disk. */
export function readProject(root: string): Project {
  const text = new Map<string, string>();
  const bytes = new Map<string, Uint8Array>();
  for (const entry of globSync(folders, { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = absolute.slice(root.length).replaceAll('\\', '/').replace(/^\//, '');
    if (textFiles.test(path)) text.set(path, readFileSync(absolute, 'utf8'));
    else bytes.set(path, readFileSync(absolute));
  }
  if (!existsSync(join(root, 'content'))) throw new Error(`${root} has no folder content.`);
  return { root, text, bytes };
}

/** Whether the project has a file of this path. */
export function has({ text, bytes }: Project, path: string): boolean {
  return text.has(path) || bytes.has(path);
}

/** Whether a file is to be judged; the others are there to be referred to. */
export function inScope({ scope }: Project, path: string): boolean {
  return scope === undefined || path.startsWith(scope);
}

/** The line as compilers print it: `file:line  what is wrong. How to mend it.` */
export { say as format } from '../../page-faults/say.ts';
