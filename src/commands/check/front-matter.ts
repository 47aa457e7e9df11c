import * as z from 'zod';
import { chapterFields, missingFromChapter } from '../../schemas/chapter.ts';
import { judgedPages, type Page } from './pages.ts';
import type { Problem, Project } from './project.ts';

/** Starlight's own fields; the build checks their inside. */
const starlight = z.object({
  title: z.string().min(1),
  description: z.string().optional(),
  ...Object.fromEntries(
    [
      'editUrl',
      'head',
      'tableOfContents',
      'template',
      'hero',
      'lastUpdated',
      'prev',
      'next',
      'sidebar',
      'banner',
    ].map((field) => [field, z.unknown().optional()]),
  ),
  pagefind: z.boolean().optional(),
  draft: z.boolean().optional(),
});
const schema = z.strictObject({ ...starlight.shape, ...chapterFields.shape });

/** The front matter is YAML. What else is wrong with a page is only looked for then. */
export function frontMatterSyntax(project: Project): Problem[] {
  return judgedPages(project).flatMap((page) =>
    page.frontMatter.errors.map(({ message, pos: [offset] }) => ({
      file: page.path,
      line: page.frontMatterLine(offset),
      message: `The front matter is not YAML: ${sentence(message.split(/ at line \d+/)[0] ?? message)}`,
      mend: 'Mend the line; text with a colon or a quotation mark stands in quotes.',
    })),
  );
}

/** The front matter follows the schema, and agrees with the folder's name. */
export function frontMatter(project: Project): Problem[] {
  return judgedPages(project).flatMap((page) =>
    page.frontMatter.errors.length > 0 ? [] : againstSchema(page),
  );
}

function againstSchema(page: Page): Problem[] {
  const data: unknown = page.frontMatter.toJS() ?? {};
  const at = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = page.frontMatter.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return page.frontMatterLine(node.range[0]);
    }
    return 1;
  };
  const problems: Problem[] = (schema.safeParse(data).error?.issues ?? []).map((issue) => ({
    file: page.path,
    line: at(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    message: `In the front matter, ${where(issue.path)}: ${sentence(issue.message)}`,
    mend: advice(issue.path),
  }));
  const fields = data as Record<string, unknown>;
  if (typeof fields['chapter'] === 'number') {
    for (const field of missingFromChapter(fields as Parameters<typeof missingFromChapter>[0])) {
      problems.push({
        file: page.path,
        line: 1,
        message: `The chapter has no ${field}.`,
        mend: advice([field]),
      });
    }
  }
  const [, folder] = /^content\/chapters\/([^/]+)\//.exec(page.path) ?? [];
  if (folder !== undefined && Number.parseInt(folder, 10) !== fields['chapter']) {
    problems.push({
      file: page.path,
      line: at(['chapter']),
      message: `The folder ${folder} and the front matter's chapter (${String(fields['chapter'])}) do not agree.`,
      mend: 'Give both the same number: folders are named 04-dense-networks, with chapter: 4 inside.',
    });
  }
  return problems;
}

function where(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'a field';
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** The sentence that the schema has for the author of a field. */
function advice(path: readonly PropertyKey[]): string {
  let type: unknown = schema;
  let description: string | undefined;
  for (const key of path) {
    type = inner(unwrap(type), key);
    description =
      (type as z.ZodType | undefined)?.description ??
      (unwrap(type) as z.ZodType | undefined)?.description ??
      description;
  }
  return description ?? 'See content/contributing for the fields of a page.';
}

function unwrap(type: unknown): unknown {
  return type instanceof z.ZodOptional ? unwrap(type.unwrap()) : type;
}

function inner(type: unknown, key: PropertyKey): unknown {
  if (type instanceof z.ZodArray) return type.element;
  return type instanceof z.ZodObject ? type.shape[String(key)] : undefined;
}

function sentence(text: string): string {
  return `${text.trim().replace(/[.:]?$/, '')}.`;
}
