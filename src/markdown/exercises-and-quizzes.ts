import { elements, fail, isElement, setAttribute, attribute } from './nodes.ts';
import type { File, Node } from './nodes.ts';

/**
 * Numbers exercises, figures and questions within the chapter, and puts the parts of a quiz where its form needs
 * them. A question without exactly one right answer, or an answer without its explanation, stops the build.
 */
export function remarkExercisesAndQuizzes() {
  return (tree: Node, file: File): void => {
    const chapter = file.data.astro?.frontmatter?.['chapter'];
    const prefix = typeof chapter === 'number' ? `${chapter}.` : '';
    for (const [index, exercise] of elements(tree, 'Exercise').entries()) {
      setAttribute(exercise, 'number', `${prefix}${index + 1}`);
      for (const solution of children(exercise, 'Solution')) setAttribute(solution, 'slot', 'solution');
    }
    for (const [index, figure] of elements(tree, 'Figure').entries())
      setAttribute(figure, 'number', `${prefix}${index + 1}`);
    for (const [index, question] of elements(tree, 'Question').entries()) arrange(question, index + 1, file);
  };
}

function arrange(question: Node, number: number, file: File): void {
  setAttribute(question, 'number', `${number}`);
  const answers = children(question, 'Answer');
  const right = answers.filter((answer) => answer.attributes?.some((entry) => entry.name === 'correct'));
  if (answers.length < 2 || right.length !== 1)
    fail(file, question, `<Question> has ${answers.length} answers, ${right.length} of them correct; write at least two, one of them <Answer correct>.`);
  for (const [index, answer] of answers.entries()) {
    setAttribute(answer, 'group', `question-${number}`);
    setAttribute(answer, 'id', `question-${number}-${index + 1}`);
    const why = children(answer, 'Why');
    if (why.length !== 1) fail(file, answer, '<Answer> has no <Why>…</Why> that explains it.');
    for (const explanation of why) setAttribute(explanation, 'slot', 'why');
  }
  const text = (question.children ?? []).filter((child) => !answers.includes(child));
  if (text.length === 0) fail(file, question, '<Question> has no text before its answers.');
  // A legend holds a line of text, not paragraphs.
  const line = text.flatMap((node) => (node.type === 'paragraph' ? (node.children ?? []) : [node]));
  question.children = [fragment('text', line), ...answers];
}

/** Elements of a name among the children, in a block or in a paragraph. */
function children(node: Node, name: string): Node[] {
  const direct = (node.children ?? []).flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]));
  return direct.filter((child) => isElement(child) && child.name === name && attribute(child, 'slot') === undefined);
}

function fragment(slot: string, content: Node[]): Node {
  const name = 'Fragment';
  return { type: 'mdxJsxFlowElement', name, attributes: [{ type: 'mdxJsxAttribute', name: 'slot', value: slot }], children: content };
}
