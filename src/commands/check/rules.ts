import { posix } from 'node:path';
import { authorModels } from './author-models.ts';
import { coverage } from './coverage.ts';
import { datasets } from './datasets.ts';
import { expectations } from './expectations.ts';
import { fileText } from './file-text.ts';
import { frontMatter, frontMatterSyntax } from './front-matter.ts';
import { idioms } from './idioms.ts';
import { images } from './images.ts';
import { knobs } from './knobs.ts';
import { labDocumented } from './lab-documented.ts';
import { links } from './links.ts';
import { outlineText } from './outline-text.ts';
import { pageCompiles, pageSyntax, pageText } from './page-text.ts';
import { programExists } from './program-exists.ts';
import { programHeader } from './program-header.ts';
import { programLength } from './program-length.ts';
import { programTypes } from './program-types.ts';
import { programUsed } from './program-used.ts';
import { inScope, type Problem, type Project, type Rule } from './project.ts';
import { recorded } from './recorded.ts';
import { setKnobs } from './set-knobs.ts';
import { stableIds } from './stable-ids.ts';
import { strayFiles } from './stray-files.ts';
import { twinSyntax } from './twin-syntax.ts';
import { twins } from './twins.ts';
import { values } from './values.ts';

/** Whether a file can be read at all. What these find has consequences, which are not reported. */
const causes: readonly (readonly Rule[])[] = [[fileText], [outlineText, pageSyntax, frontMatterSyntax]];

/** Every other rule that content is held to. */
const rules: readonly Rule[] = [
  frontMatter,
  pageText,
  programExists,
  programHeader,
  programLength,
  knobs,
  setKnobs,
  programTypes,
  twinSyntax,
  stableIds,
  links,
  images,
  datasets,
  recorded,
  authorModels,
  expectations,
  twins,
  idioms,
  labDocumented,
  values,
  strayFiles,
];

/** Rules that look at a file through the pages that name it, and so say nothing sure while one cannot be read. */
const throughPages: readonly Rule[] = [programUsed, coverage];

/** Applies all rules; problems come in the order of files and lines, each once, and first causes alone. */
export async function applyRules(project: Project): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const stage of causes) found.push(...withoutConsequences(await apply(stage, project), found));
  const broken = found.some(({ file }) => /\.mdx?$|outline\.json$/.test(file));
  const rest = await apply(broken ? rules : [...rules, ...throughPages], project);
  found.push(...withoutConsequences(rest, found));
  found.push(...withoutConsequences(await pageCompiles(project), found));
  return found
    .filter(({ file }) => inScope(project, file))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}

async function apply(some: readonly Rule[], project: Project): Promise<Problem[]> {
  return (await Promise.all(some.map((rule) => rule(project)))).flat();
}

/** What is left when the files with a first cause, and what follows from them, are set aside. */
function withoutConsequences(problems: Problem[], causes: readonly Problem[]): Problem[] {
  const files = new Set(causes.map(({ file }) => file));
  return problems.filter(({ file }) => ![...files].some((cause) => file === cause || follows(file, cause)));
}

/** Whether a fault of one file may come from a fault of another: a recording's from its program's. */
function follows(file: string, cause: string): boolean {
  const [, folder, name] = /^(.*)\/(?:programs|solutions|checks)\/(.+)\.ts$/.exec(cause) ?? [];
  return folder !== undefined && file.startsWith(`${folder}/`) && posix.parse(file).name === name;
}
