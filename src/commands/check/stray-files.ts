import { inScope, type Problem, type Project } from './project.ts';

/** What may lie where under `content/`: the first pattern of a folder that fits decides. */
const places: readonly RegExp[] = [
  /^content\/index\.mdx$/,
  /^content\/recorded-from\.json$/,
  /^content\/i18n\/[\w-]+\.json$/,
  /^content\/(contributing)\/.+\.mdx?$/,
  /^content\/chapters\/outline\.json$/,
  /^content\/(chapters\/\d\d-[a-z0-9-]+|idioms)\/index\.mdx$/,
  /^content\/(chapters\/[^/]+\/|datasets\/[^/]+\/|idioms\/)?(programs|solutions|checks)\/[a-z0-9-]+\.ts$/,
  /^content\/(chapters\/[^/]+\/|datasets\/[^/]+\/|idioms\/)?recorded\/[a-z0-9-]+\.json$/,
  /^content\/chapters\/[^/]+\/models\/[a-z0-9-]+\.[a-z0-9-]+\.json$/,
  /^content\/(chapters\/[^/]+|idioms)\/pytorch\/[a-z0-9-]+\.(py|txt|json)$/,
  /^content\/datasets\/[a-z0-9-]+\/([a-z0-9-]+\.ts|dataset\.json|[a-z0-9-]+\.bin|LICENCE\.txt)$/,
];
const picture = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** Every file of content has its place; what nothing reads is a slip, or will be missed where it should be. */
export function strayFiles(project: Project): Problem[] {
  const named = [...project.text].filter(([path]) => /\.mdx?$/.test(path)).map(([, text]) => text);
  return [...project.text.keys(), ...project.bytes.keys()]
    .filter((file) => file.startsWith('content/') && inScope(project, file))
    .flatMap((file) => {
      if (places.some((place) => place.test(file))) return [];
      const name = file.split('/').at(-1) ?? file;
      if (picture.test(name)) {
        if (named.some((text) => text.includes(name))) return [];
        return [{ file, line: 1, message: 'No page shows this picture.', mend: 'Show it, or delete it.' }];
      }
      const mend =
        'Delete it, or give it its place: the page “Write a chapter” lists the folders; names are in lower case with hyphens.';
      return [{ file, line: 1, message: 'No part of the course reads this file.', mend }];
    });
}
