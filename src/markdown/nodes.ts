interface Position {
  start: { line: number; column: number };
  end: { line: number };
}

/** The few shapes of Markdown nodes that the plugins touch (mdast and its MDX extension). */
export interface Node {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  alt?: string | null | undefined;
  children?: Node[] | undefined;
  attributes?: Attribute[];
  data?: object | undefined;
  position?: Position | undefined;
}

export interface Attribute {
  type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  name?: string;
  value?: unknown;
}

/** What the plugins use of a VFile: where it is and what its front matter says. */
export interface File {
  path: string;
  data: { astro?: { frontmatter?: Record<string, unknown> | undefined } | undefined };
}

/** Calls `visit` for every node, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

/** All elements written as `<name …>` in the order of the text. */
export function elements(tree: Node, name: string): Node[] {
  const found: Node[] = [];
  walk(tree, (node) => {
    if (isElement(node) && node.name === name) found.push(node);
  });
  return found;
}

/** True for elements written in MDX, in a line or as a block. */
export function isElement(node: Node): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** True for formulas, in a line or displayed. */
export function isFormula(node: Node): boolean {
  return node.type === 'math' || node.type === 'inlineMath';
}

/** The text of an attribute; undefined when it is absent, has no value or is an expression. */
export function attribute(node: Node, name: string): string | undefined {
  const found = node.attributes?.find((entry) => entry.name === name)?.value;
  return typeof found === 'string' ? found : undefined;
}

/** Sets an attribute, replacing one that is there. */
export function setAttribute(node: Node, name: string, value: string): void {
  const others = (node.attributes ?? []).filter((entry) => entry.name !== name);
  node.attributes = [...others, { type: 'mdxJsxAttribute', name, value }];
}

/** Stops the build at a node: the message carries file, line, what is wrong and the mend. */
export function fail(file: File, node: Node, reason: string): never {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  // Astro reads `line` and `column` of what is thrown and shows the place in the file.
  throw Object.assign(new Error(`${file.path}:${line}: ${reason}`), { line, column });
}

/** The import of a default export (`import Name from 'source'`), or of a style when there is no name. */
export function importNode(source: string, name?: string): Node {
  const specifiers = name ? [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }] : [];
  const declaration = {
    type: 'ImportDeclaration',
    specifiers,
    attributes: [],
    source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
  };
  const estree = { type: 'Program', sourceType: 'module', comments: [], body: [declaration] };
  return { type: 'mdxjsEsm', value: '', data: { estree } };
}
