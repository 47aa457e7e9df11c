import type { DatasetCard } from '../schemas/dataset.ts';

/**
 * The card's reference for BibTeX. Letters stay as they are: bibliographies are UTF-8 today. Braces keep the capitals
 * of titles and the names of institutions whole.
 */
export function bibtex({ id, citation: { entry, doi, url } }: Pick<DatasetCard, 'id' | 'citation'>): string {
  const { type, author, title, ...rest } = entry;
  const fields: [string, string | number | undefined][] = [
    ['author', author.map((name) => (name.includes(',') ? name : `{${name}}`)).join(' and ')],
    ['title', `{${title}}`],
    ...Object.entries(rest),
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${escaped(value)}},`],
  );
  // Addresses are taken letter by letter.
  if (doi) lines.push(`  doi = {${doi}},`);
  if (url) lines.push(`  url = {${url}},`);
  return `@${type}{${id},\n${lines.join('\n')}\n}`;
}

/** What TeX would take for more than a letter. */
function escaped(value: string | number): string {
  return String(value)
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('–', '--');
}
