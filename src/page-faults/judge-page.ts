import type { Document } from 'yaml';
import { addressesAreSafe } from './addresses.ts';
import { componentsAreKnown } from './components.ts';
import type { Fault, Known, PageRule } from './fault.ts';
import { figuresAreThere } from './figures.ts';
import { formulasAreSound } from './formulas.ts';
import { idsAreNames, idsAreUnique } from './ids.ts';
import type { ParsedPage } from './parse-page.ts';
import { formulasAreClosed, headingsDescend, nothingIsCode, numbersAreCounted } from './prose.ts';
import { referencesLead, worksAreCited } from './references.ts';
import { seedsAreRecorded } from './seed-numbers.ts';
import { selfTestIsWhole } from './self-test.ts';

const rules: readonly PageRule[] = [
  nothingIsCode,
  componentsAreKnown,
  figuresAreThere,
  headingsDescend,
  formulasAreClosed,
  formulasAreSound,
  numbersAreCounted,
  seedsAreRecorded,
  idsAreUnique,
  idsAreNames,
  referencesLead,
  worksAreCited,
  addressesAreSafe,
  selfTestIsWhole,
];

/** What is wrong in the text of a page, in the order of lines; a page that cannot be read has that one fault. */
export function judgePage(page: ParsedPage, known: Known): Fault[] {
  if (page.syntaxFault) return [page.syntaxFault];
  if (page.frontMatter.errors.length > 0) return [];
  const fields: unknown = page.frontMatter.toJS();
  const chapter = fieldOf(fields, 'chapter');
  const text = {
    tree: page.tree,
    chapter: typeof chapter === 'number' ? chapter : undefined,
    references: worksOf(page.frontMatter, page.frontMatterLine),
    known,
  };
  return rules.flatMap((rule) => rule(text)).sort((a, b) => a.line - b.line || a.column - b.column);
}

function worksOf(
  frontMatter: Document,
  lineAt: (offset: number) => number,
): { id: string; note?: string; line: number }[] {
  const listed = fieldOf(frontMatter.toJS(), 'references');
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((work: unknown, index) => {
    const [id, note] = [fieldOf(work, 'id'), fieldOf(work, 'note')];
    if (typeof id !== 'string') return [];
    const node = frontMatter.getIn(['references', index], true) as { range?: [number] } | undefined;
    const line = node?.range ? lineAt(node.range[0]) : 1;
    return [{ id, ...(typeof note === 'string' && { note }), line }];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
