import { readdirSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { File, Node } from './nodes.ts';
import { fail, importNode, isElement, isFormula, walk } from './nodes.ts';

export interface AutoImportOptions {
  /** Absolute path of the folder whose `Name.astro` files authors use as `<Name>`. */
  components: string;
  /** Stylesheet that pages with mathematics need, and only they: a package's file. */
  mathStyles: string;
}

/**
 * Authors write no imports: every `<Name>` that the page has not imported itself is taken from the components
 * folder. An unknown name stops the build, since MDX would say so only when the page is rendered, without a line.
 */
export function remarkAutoImports({ components, mathStyles }: AutoImportOptions) {
  return (tree: Node, file: File): void => {
    const available = readdirSync(components)
      .filter((name) => name.endsWith('.astro'))
      .map((name) => name.slice(0, -'.astro'.length));
    const imported = importedNames(tree);
    const needed = new Set<string>();
    let hasMaths = false;
    walk(tree, (node) => {
      if (isFormula(node)) hasMaths = true;
      const name = isElement(node) ? node.name : undefined;
      if (!name || !/^[A-Z]\w*$/.test(name) || name === 'Fragment' || imported.has(name)) return;
      if (!available.includes(name))
        fail(file, node, `<${name}> is no component of this course. There are: ${available.join(', ')}.`);
      needed.add(name);
    });
    const imports = [...needed].map((name) =>
      importNode(path(file, resolve(components, `${name}.astro`)), name),
    );
    if (hasMaths) imports.push(importNode(mathStyles));
    tree.children = [...imports, ...(tree.children ?? [])];
  };
}

function path(file: File, target: string): string {
  const route = relative(dirname(file.path), target).split(sep).join('/');
  return route.startsWith('.') ? route : `./${route}`;
}

interface ImportLike {
  type: string;
  specifiers?: { local: { name: string } }[];
}

function importedNames(tree: Node): Set<string> {
  const names = new Set<string>();
  for (const node of tree.children ?? []) {
    if (node.type !== 'mdxjsEsm') continue;
    const { estree } = (node.data ?? {}) as { estree?: { body: ImportLike[] } };
    for (const statement of estree?.body ?? [])
      for (const specifier of statement.specifiers ?? []) names.add(specifier.local.name);
  }
  return names;
}
