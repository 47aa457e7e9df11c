import { citations } from './citations.ts';
import { coverage } from './coverage.ts';
import { datasets } from './datasets.ts';
import { frontMatter } from './front-matter.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { programExists } from './program-exists.ts';
import { programHeader } from './program-header.ts';
import { programLength } from './program-length.ts';
import { programTypes } from './program-types.ts';
import { programUsed } from './program-used.ts';
import type { Problem, Project, Rule } from './project.ts';
import { recorded } from './recorded.ts';

/** Every rule that content is held to. */
const rules: readonly Rule[] = [
  frontMatter,
  programExists,
  programUsed,
  programHeader,
  programLength,
  programTypes,
  links,
  images,
  citations,
  datasets,
  recorded,
  coverage,
];

/** Applies all rules; problems come in the order of files and lines. */
export async function applyRules(project: Project): Promise<Problem[]> {
  const found = await Promise.all(rules.map((rule) => rule(project)));
  return found.flat().sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
