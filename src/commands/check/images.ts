import { attribute, judgedPages, lineOf, nodes } from './pages.ts';
import { pictureFault } from './picture-file.ts';
import { has, type Problem, type Project } from './project.ts';

/** Images say in words what they show, and are there. */
export function images(project: Project): Problem[] {
  return judgedPages(project).flatMap((page) =>
    [...nodes(page.tree)].flatMap((node): Problem[] => {
      const isTag = /^mdxJsx/.test(node.type) && /^(img|Image|Picture)$/.test(node.name ?? '');
      if (node.type !== 'image' && node.type !== 'imageReference' && !isTag) return [];
      const place = { file: page.path, line: lineOf(node) };
      const alt = isTag ? node.attributes?.find(({ name }) => name === 'alt')?.value : node.alt;
      const source = isTag ? attribute(node, 'src') : node.url;
      const problems: Problem[] = [];
      if (alt === undefined || alt === null || (typeof alt === 'string' && alt.trim() === '')) {
        const name = source ? ` "${source}"` : '';
        problems.push({
          ...place,
          message: `The image${name} has no alternative text.`,
          mend: 'Say in words what it shows: ![rain over Carolina, 13 September 2018](…) or alt="…".',
        });
      }
      if (source?.startsWith('.')) {
        const path = new URL(source, `file:///${page.path}`).pathname.slice(1);
        if (!has(project, decodeURI(path))) {
          problems.push({
            ...place,
            message: `The image "${source}" is not there.`,
            mend: `Put it at ${path}, or correct the address.`,
          });
        }
        const bytes = project.bytes.get(decodeURI(path));
        const fault = bytes && pictureFault(bytes, source);
        if (fault) problems.push({ ...place, ...fault });
      }
      return problems;
    }),
  );
}
