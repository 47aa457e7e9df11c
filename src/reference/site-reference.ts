import { root } from 'astro:config/server';
import { fileURLToPath } from 'node:url';
import { readProject } from '../commands/check/project.ts';
import { sitePath } from '../site-path.ts';
import { commentRenderer } from './comment-html.ts';
import { programsUsing } from './programs-using.ts';
import { readReference } from './read-reference.ts';
import { type Doc, entriesOf } from './reference.ts';

const project = readProject(fileURLToPath(root).replace(/\/$/, ''));
const reference = readReference(project.text);

/** The groups of the reference, in their order. */
export const groups = reference.groups;

const entries = entriesOf(reference);
const homes = new Map(
  groups.flatMap(({ id, entries: own }) => own.map(({ name }) => [name, `lab/${id}/#${name}`] as const)),
);
const programs = programsUsing(project);

/** Names that programs may import as values. */
export const offered: ReadonlySet<string> = new Set(
  [...entries.values()].filter(({ kind }) => kind !== 'type').map(({ name }) => name),
);

/** Where a name is explained. */
export function hrefOf(name: string): string | undefined {
  const home = homes.get(name);
  return home === undefined ? undefined : sitePath(home);
}

/** The programs of the course that import a name. */
export function programsWith(name: string) {
  return (programs.get(name) ?? []).map(({ path, ...link }) => ({ ...link, href: sitePath(path) }));
}

/** What a comment says in Markdown, as HTML. */
export const commentHtml = await commentRenderer(hrefOf);

/** The first sentence of a comment, for lists. */
export function firstSentence({ text }: Doc): string {
  return /^[\s\S]*?[.:](?=\s+[A-Z(]|\s*$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
