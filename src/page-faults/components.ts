import { nearest } from '../../playground/lab/spelling/nearest.ts';
import { isElement, isFormula, type Node, walk } from '../markdown/nodes.ts';
import { type ComponentSchema, components, type Prop } from '../schemas/components.ts';
import { type Fault, faultAt, type PageRule } from './fault.ts';

/** HTML that prose may hold where Markdown has no sign for it. */
const plain =
  'a abbr b br caption code dd del dl dt em i img ins kbd li mark ol p q s small span strong sub sup table tbody td th thead tr u ul var wbr'.split(
    ' ',
  );

/** Every element is a component of the course, or plain HTML, with the props and the parts of its schema. */
export const componentsAreKnown: PageRule = ({ tree, known }) => {
  const faults: Fault[] = [];
  const visit = (node: Node, inside: readonly string[]): void => {
    let path = inside;
    if (isElement(node) && node.name) {
      const schema = Object.hasOwn(components, node.name) ? components[node.name] : undefined;
      if (schema) faults.push(...againstSchema(node, node.name, schema, inside));
      else if (!known.components.includes(node.name))
        faults.push(...againstHtml(node, node.name, known.components));
      if (schema) path = [...inside, node.name];
    }
    for (const child of node.children ?? []) visit(child, path);
  };
  visit(tree, []);
  return faults;
};

function againstHtml(node: Node, name: string, available: readonly string[]): Fault[] {
  if (!plain.includes(name)) {
    if (/^[a-z]/.test(name) && nearest(name, available).length === 0) {
      const message = `<${name}> does not belong in a chapter.`;
      return [faultAt(node, message, 'Write Markdown, or a component of the page “Write a chapter”.')];
    }
    return [faultAt(node, `<${name}> is no component of this course.`, didYouMean(name, available))];
  }
  return (node.attributes ?? []).flatMap((entry) =>
    typeof entry.name === 'string' && /^(on|style$)/i.test(entry.name)
      ? [faultAt(node, `<${name}> has ${entry.name}, which is code of a page.`, 'Delete it.')]
      : [],
  );
}

function againstSchema(
  node: Node,
  name: string,
  schema: ComponentSchema,
  inside: readonly string[],
): Fault[] {
  const faults = [...propFaults(node, name, schema.props)];
  if (schema.within && inside.at(-1) !== schema.within) {
    const message = `<${name}> stands outside a <${schema.within}>.`;
    faults.push(
      faultAt(node, message, `Put it directly between <${schema.within}> and </${schema.within}>.`),
    );
  }
  for (const [part, { least, most }] of Object.entries(schema.parts ?? {})) {
    const count = inParagraphsToo(node).filter((child) => isElement(child) && child.name === part).length;
    if (count >= least && count <= most) continue;
    const message = `<${name}> holds ${count} <${part}>.`;
    faults.push(
      faultAt(node, message, `Write ${amount(least, most)} <${part}>…</${part}> between its tags.`),
    );
  }
  if (name === 'Question') {
    const right = inParagraphsToo(node).filter((child) =>
      child.attributes?.some((prop) => prop.name === 'correct'),
    );
    if (right.length !== 1) {
      const message = `<Question> has ${right.length} correct answers.`;
      faults.push(faultAt(node, message, 'Mark exactly one with <Answer correct>.'));
    }
  }
  return [...faults, ...contentFaults(node, name, schema)];
}

function contentFaults(node: Node, name: string, schema: ComponentSchema): Fault[] {
  const parts = Object.keys(schema.parts ?? {});
  const own = inParagraphsToo(node).filter(
    (child) => !(isElement(child) && parts.includes(child.name ?? '')),
  );
  const filled = own.some((child) => !/^\s*$/.test(textOf(child)));
  const formulas = countFormulas(node);
  if (
    schema.holds === 'formula' &&
    (formulas !== 1 || own.some((child) => !isFormula(child) && child.type === 'text' && child.value?.trim()))
  ) {
    return [
      faultAt(
        node,
        `<${name}> holds ${formulas} formulas.`,
        'Write exactly one between $$ and $$, and no words.',
      ),
    ];
  }
  if (schema.holds === 'nothing' && filled) {
    return [faultAt(node, `<${name}> has something between its tags.`, `End it with />: <${name} … />.`)];
  }
  if (schema.holds === 'parts only' && filled) {
    return [
      faultAt(
        node,
        `<${name}> holds words beside its ${parts.map((part) => `<${part}>`).join(', ')}.`,
        'Put them before it.',
      ),
    ];
  }
  if (schema.holds === 'words' && !filled) {
    const what = name === 'Figure' ? 'has no caption' : 'holds no words';
    return [
      faultAt(
        node,
        `<${name}> ${what}.`,
        `Write ${name === 'Figure' ? 'it' : 'them'} between <${name}> and </${name}>.`,
      ),
    ];
  }
  return [];
}

function propFaults(node: Node, name: string, props: Readonly<Record<string, Prop>>): Fault[] {
  const faults: Fault[] = [];
  const given = new Set<string>();
  for (const entry of node.attributes ?? []) {
    if (entry.type === 'mdxJsxExpressionAttribute' || entry.name === undefined) {
      faults.push(faultAt(node, `<${name}> has braces where a name should stand.`, 'Write name="value".'));
      continue;
    }
    const prop = Object.hasOwn(props, entry.name) ? props[entry.name] : undefined;
    if (given.has(entry.name))
      faults.push(faultAt(node, `<${name}> says ${entry.name} twice.`, 'Delete one of them.'));
    given.add(entry.name);
    if (!prop) {
      const message = `<${name}> has no “${entry.name}”.`;
      const there = Object.keys(props);
      faults.push(
        faultAt(
          node,
          message,
          there.length === 0 ? 'It takes none: delete it.' : didYouMean(entry.name, there),
        ),
      );
    } else faults.push(...valueFault(node, name, entry.name, prop, entry.value));
  }
  for (const [key, { required, about }] of Object.entries(props)) {
    // A misspelt name is one mistake, not two.
    if (!required || [...given].some((name) => name === key || nearest(name, [key]).length > 0)) continue;
    faults.push(faultAt(node, `<${name}> has no ${key}.`, `Write <${name} ${key}="…">. ${about}`));
  }
  return faults;
}

function valueFault(node: Node, name: string, key: string, prop: Prop, value: unknown): Fault[] {
  if (prop.kind === 'flag') {
    if (value === undefined || value === null) return [];
    return [faultAt(node, `${key} of <${name}> takes no value.`, `Write <${name} ${key}>, or leave it out.`)];
  }
  if (typeof value !== 'string' || value.trim() === '') {
    return [faultAt(node, `${key} of <${name}> has no text.`, `Write ${key}="…". ${prop.about}`)];
  }
  if (prop.kind === 'text' || prop.kind.includes(value)) return [];
  return [faultAt(node, `<${name} ${key}="${value}"> is unknown.`, didYouMean(value, prop.kind))];
}

/** What stands directly inside an element; what it wrote in a line is wrapped in a paragraph. */
function inParagraphsToo(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) =>
    child.type === 'paragraph' ? (child.children ?? []) : [child],
  );
}

function countFormulas(node: Node): number {
  let count = 0;
  walk(node, (inner) => {
    if (isFormula(inner)) count++;
  });
  return count;
}

/** Words, or a sign that there is something to see. */
function textOf(node: Node): string {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return '';
  const own = node.value ?? (isElement(node) || node.type === 'image' ? 'element' : '');
  return own + (node.children ?? []).map(textOf).join('');
}

function amount(least: number, most: number): string {
  if (least === most) return `exactly ${least === 1 ? 'one' : least}`;
  return `at least ${least === 1 ? 'one' : least === 2 ? 'two' : least}`;
}

/** The nearest names, or all. */
export function didYouMean(name: string, known: readonly string[]): string {
  const [near] = nearest(name, known);
  return near ? `Did you mean “${near}”?` : `There are: ${[...known].sort().join(', ')}.`;
}
