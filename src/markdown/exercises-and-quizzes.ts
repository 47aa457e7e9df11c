import type { File, Node } from './nodes.ts';
import { attribute, elements, fail, isElement, setAttribute, walk } from './nodes.ts';

/** How the answers of a question are named. */
export interface AnswerNames {
  /** The question's. */
  id: string;
  right: string;
  wrong: string[];
}

/** The answers of a page's questions, from the front matter that this plugin has added them to. */
export function answersOf(frontmatter: Record<string, unknown>): AnswerNames[] {
  return (frontmatter[answersField] as AnswerNames[] | undefined) ?? [];
}

const answersField = 'answerNames';

/**
 * Numbers exercises, figures and questions within the chapter, gives every `<Fig id="…" />` the number of the figure
 * that it names, names answers by their words, and puts the parts of a quiz where its form needs
 * them. A question without an id or exactly one right answer, or an answer without its explanation, stops the build.
 */
export function remarkExercisesAndQuizzes() {
  return (tree: Node, file: File): void => {
    const chapter = file.data.astro?.frontmatter?.['chapter'];
    const prefix = typeof chapter === 'number' ? `${chapter}.` : '';
    for (const [index, exercise] of elements(tree, 'Exercise').entries()) {
      setAttribute(exercise, 'number', `${prefix}${index + 1}`);
      const solutions = takeOut(exercise, 'Solution', 'solution');
      exercise.children = [...(exercise.children ?? []), ...solutions];
    }
    const figures = new Map<string, string>();
    for (const [index, figure] of elements(tree, 'Figure').entries()) {
      const number = `${prefix}${index + 1}`;
      setAttribute(figure, 'number', number);
      figures.set(attribute(figure, 'id') ?? attribute(figure, 'name') ?? '', number);
    }
    for (const reference of elements(tree, 'Fig')) {
      const id = attribute(reference, 'id') ?? '';
      const number = figures.get(id);
      if (!number)
        fail(
          file,
          reference,
          `<Fig id="${id}" /> names no figure of this page. It has: ${[...figures.keys()].join(', ') || 'none'}.`,
        );
      setAttribute(reference, 'number', number);
    }
    const names = new Set<string>();
    const answers = elements(tree, 'Question').map((question, index) =>
      arrange(question, index + 1, names, file),
    );
    const frontmatter = file.data.astro?.frontmatter;
    if (frontmatter) frontmatter[answersField] = answers;
  };
}

function arrange(question: Node, number: number, names: Set<string>, file: File): AnswerNames {
  setAttribute(question, 'number', `${number}`);
  const id = attribute(question, 'id');
  if (!id) fail(file, question, '<Question> has no id.');
  const answers = children(question, 'Answer');
  const right = answers.filter((answer) => answer.attributes?.some((entry) => entry.name === 'correct'));
  if (answers.length < 2 || right.length !== 1)
    fail(
      file,
      question,
      `<Question> has ${answers.length} answers, ${right.length} of them correct; write at least two, one of them <Answer correct>.`,
    );
  const named: AnswerNames = { id, right: '', wrong: [] };
  for (const answer of answers) {
    const whys = takeOut(answer, 'Why', 'why');
    if (whys.length !== 1) fail(file, answer, '<Answer> has no <Why>…</Why> that explains it.');
    // A label holds a line of text, not paragraphs; the same goes for the legend of a question.
    const line = asLine(answer.children ?? []);
    answer.children = [...line, ...whys];
    const name = nameOf(line, names);
    names.add(name);
    if (right.includes(answer)) named.right = name;
    else named.wrong.push(name);
    setAttribute(answer, 'group', id);
    setAttribute(answer, 'id', name);
  }
  const text = asLine((question.children ?? []).filter((child) => !answers.includes(child)));
  if (text.length === 0) fail(file, question, '<Question> has no text before its answers.');
  question.children = [fragment('text', text), ...answers];
  return named;
}

/**
 * A short name for an answer, made from its words: a reader's choice is found again wherever the answer stands, and is
 * no choice of an answer that says something else by then. FNV-1a; three letters tell the few of a page apart.
 */
function nameOf(line: Node[], taken: ReadonlySet<string>): string {
  let words = '';
  for (const part of line)
    walk(part, ({ value }) => {
      words += value ?? '';
    });
  let hash = 0x811c9dc5;
  for (const letter of words.replace(/\s+/g, ' ').trim())
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  while (taken.has(lettersOf(hash))) hash++;
  return lettersOf(hash);
}

const lettersOf = (hash: number): string => `a-${(hash % 36 ** 3).toString(36)}`;

/** The elements of a name directly inside a block; those that stand in a paragraph of it too. */
function children(node: Node, name: string): Node[] {
  const direct = (node.children ?? []).flatMap((child) =>
    child.type === 'paragraph' ? (child.children ?? []) : [child],
  );
  return direct.filter((child) => isElement(child) && child.name === name);
}

/** Removes the elements of a name from a block and its paragraphs, and gives them, named for a slot. */
function takeOut(node: Node, name: string, slot: string): Node[] {
  const taken = children(node, name);
  node.children = (node.children ?? [])
    .filter((child) => !taken.includes(child))
    .map((child) =>
      child.type === 'paragraph'
        ? { ...child, children: (child.children ?? []).filter((part) => !taken.includes(part)) }
        : child,
    );
  for (const element of taken) setAttribute(element, 'slot', slot);
  return taken.map((element) => ({ ...element, type: 'mdxJsxFlowElement' }));
}

function asLine(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => (node.type === 'paragraph' ? (node.children ?? []) : [node]));
}

function fragment(slot: string, content: Node[]): Node {
  const name = { type: 'mdxJsxAttribute', name: 'slot', value: slot } as const;
  return { type: 'mdxJsxFlowElement', name: 'Fragment', attributes: [name], children: content };
}
