import { elements } from '../markdown/nodes.ts';
import { questionsOfChapter } from '../schemas/components.ts';
import { faultAt, type PageRule } from './fault.ts';

/** A chapter has one self-test, of five questions. */
export const selfTestIsWhole: PageRule = ({ tree, chapter }) => {
  if (chapter === undefined) return [];
  const [quiz, second] = elements(tree, 'Quiz');
  if (!quiz) {
    const mend = `Write <Quiz> with ${questionsOfChapter} questions at its end; npm run new -- quiz ${chapter} puts one there.`;
    return [{ line: 1, column: 1, message: 'The chapter has no self-test.', mend }];
  }
  if (second) return [faultAt(second, 'A second self-test.', 'Make one of both.')];
  const { length } = elements(quiz, 'Question');
  if (length === questionsOfChapter) return [];
  const message = `The self-test has ${length} question${length === 1 ? '' : 's'}.`;
  return [faultAt(quiz, message, `Write ${questionsOfChapter}: readers expect the same of every chapter.`)];
};
