import ts from 'typescript';
import { nodes, type Page, pages } from '../commands/check/pages.ts';
import { programFiles, uses } from '../commands/check/program-files.ts';
import type { Project } from '../commands/check/project.ts';
import { isElement, type Node } from '../markdown/nodes.ts';
import { programPlace } from '../markdown/program-places.ts';

/** A program of the course, and where it stands. */
export interface ProgramLink {
  title: string;
  /** From the site's root: page and place in it. */
  path: string;
  /** Number of the chapter; undefined for programs of other pages. */
  chapter: number | undefined;
}

/** The programs of the course that import each name from `lab`, in the order of the course. */
export function programsUsing(project: Project): Map<string, ProgramLink[]> {
  const places = placesOf(project);
  const found = new Map<string, ProgramLink[]>();
  for (const { path, id, folder } of programFiles(project)) {
    const text = project.text.get(path) ?? '';
    const place = places.get(id);
    if (folder !== 'programs' || place === undefined) continue;
    const title = /@title\s+(.+)/.exec(text)?.[1]?.trim() ?? id;
    const chapter = /^content\/chapters\/(\d+)-/.exec(path)?.[1];
    const link = { title, path: place, chapter: chapter === undefined ? undefined : Number(chapter) };
    for (const name of importedFromLab(text)) found.set(name, [...(found.get(name) ?? []), link]);
  }
  return found;
}

/** Where the course shows each program first. */
function placesOf(project: Project): Map<string, string> {
  const places = new Map<string, string>();
  const add = (id: string, place: string): void => void (places.has(id) || places.set(id, place));
  for (const { page, element, id } of uses(project, pages(project))) {
    if (id !== undefined && element.name !== 'Idiom') add(id, `${page.route}#${placeOn(page, element)}`);
  }
  const counts = new Map<string, number>();
  for (const { id, folder } of programFiles(project)) {
    const [, dataset] = /^(datasets\/[^/]+)\//.exec(id) ?? [];
    if (folder !== 'programs' || dataset === undefined) continue;
    const count = (counts.get(dataset) ?? 0) + 1;
    counts.set(dataset, count);
    add(id, `${dataset}/#${programPlace(count)}`);
  }
  return places;
}

/** The place that the plugin of the build gives to a program: they are counted down the page. */
function placeOn(page: Page, element: Node): string {
  const programs = [...nodes(page.tree)].filter(
    (node) =>
      isElement(node) &&
      (node.name === 'Playground' ||
        (node.name === 'Exercise' && node.attributes?.some(({ name }) => name === 'program'))),
  );
  return programPlace(programs.indexOf(element) + 1);
}

function importedFromLab(text: string): string[] {
  const file = ts.createSourceFile('program.ts', text, ts.ScriptTarget.ESNext);
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const { importClause, moduleSpecifier } = statement;
    const names = importClause?.namedBindings;
    if (!ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== 'lab') return [];
    if (!names || !ts.isNamedImports(names)) return [];
    return names.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  });
}
