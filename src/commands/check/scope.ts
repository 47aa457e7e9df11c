import { nearest } from '../../../playground/lab/spelling/nearest.ts';
import type { Project } from './project.ts';

/**
 * The folder that a word of the command line means: a chapter's folder, its number, its last name, or a path.
 * @throws when there is none, with the nearest
 */
export function scopeOf(project: Project, word: string): string {
  const folders = [...project.text.keys()].flatMap(
    (path) => /^content\/(?:(?:chapters|datasets)\/[^/]+|contributing)(?=\/)/.exec(path) ?? [],
  );
  const known = [...new Set(folders)];
  const wanted = word.replace(/\\/g, '/').replace(/\/(index\.mdx)?$/, '');
  const found = known.find((folder) => {
    const name = folder.split('/').at(-1) ?? '';
    const [, number, slug] = /^(\d+)-(.+)$/.exec(name) ?? [];
    const isNumber = number !== undefined && /^\d+$/.test(wanted) && Number(number) === Number(wanted);
    return folder === wanted || name === wanted || slug === wanted || isNumber;
  });
  if (found) return `${found}/`;
  const names = known.map((folder) => folder.split('/').at(-1) ?? folder);
  const [near] = nearest(wanted, [...names, ...names.map((name) => name.replace(/^\d+-/, ''))]);
  throw new Error(
    `“${word}” is no folder of content. ${near ? `Did you mean “${near}”?` : `There are: ${names.join(', ')}.`}`,
  );
}
