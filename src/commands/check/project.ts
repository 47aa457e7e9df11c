import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that the rules look at: paths from the project's root, with forward slashes. */
export interface Project {
  /** Where the packages are; rules read no other file from the disk. */
  root: string;
  text: ReadonlyMap<string, string>;
  /** Files that are not text. */
  bytes: ReadonlyMap<string, Uint8Array>;
}

/** Something that an author must mend. */
export interface Problem {
  file: string;
  /** From 1. */
  line: number;
  column?: number;
  /** What is wrong, in a sentence. */
  message: string;
  /** What to do about it, in a sentence. */
  mend: string;
}

/** A rule looks at the whole project and returns what is wrong. */
export type Rule = (project: Project) => Problem[] | Promise<Problem[]>;

const textFiles = /\.(mdx?|ts|tsx|json|astro|py|txt|css|svg|html)$/;
const folders = [
  'content/**/*',
  'playground/lab/*.ts',
  'src/pages/**/*.astro',
  'src/components/**/*.astro',
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

/** The line as compilers print it: `file:line  what is wrong. How to mend it.` */
export function format({ file, line, column, message, mend }: Problem): string {
  const place = [file, line, ...(column === undefined ? [] : [column])].join(':');
  return `${place}  ${message} ${mend}`;
}
