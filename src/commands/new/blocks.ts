import { questionsOfChapter } from '../../schemas/components.ts';
import { type Made, quiz, titleOf, withBlock } from './made.ts';

/** A chapter's page: where it lies and what it says. */
export interface PageFile {
  path: string;
  text: string;
}

/** The chapter's name in addresses. */
const slugOf = ({ path }: PageFile): string => /(?:\d+-)?([^/]+)\/[^/]+$/.exec(path)?.[1] ?? '';

const beside = ({ path }: PageFile, file: string): string => path.replace(/[^/]+$/, file);

/** A program that trains and expects something, shown at the end of the chapter. */
export function newProgram(page: PageFile, name: string): Made {
  const path = beside(page, `programs/${name}.ts`);
  const program = `/**
 * @title ${titleOf(name)}
 * @expect plot "Training" series "loss" last < 0.001
 */
import * as tf from '@tensorflow/tfjs';
import { plot, random, steps } from 'lab';

const rng = random(1);
const xs = Array.from({ length: 64 }, () => rng.uniform(-1, 1));
const x = tf.tensor1d(xs);
const y = tf.tensor1d(xs.map((value) => 2 * value - 1));

const slope = tf.variable(tf.scalar(0));
const intercept = tf.variable(tf.scalar(0));
const optimiser = tf.train.adam(0.1);
const training = plot({ title: 'Training', x: 'step', y: 'mean squared error', log: true });

for await (const step of steps(200)) {
  const loss = optimiser.minimize(() => x.mul(slope).add(intercept).sub(y).square().mean(), true);
  if (loss && step % 5 === 0) training.add('loss', step, loss);
  loss?.dispose();
}
`;
  return {
    files: { [path]: program, [page.path]: withBlock(page.text, `<Playground program="${name}" />\n`) },
    next: [`Write ${path}, then npm run record -- ${name}.`],
  };
}

/** An exercise with starter, check and solution, at the end of the chapter. */
export function newExercise(page: PageFile, name: string): Made {
  const header = (outcome: string): string =>
    `/**\n * @title ${titleOf(name)}\n * @expect check "the double of a number" ${outcome}\n */\n`;
  const starter = beside(page, `programs/${name}.ts`);
  const check = beside(page, `checks/${name}.ts`);
  const solution = beside(page, `solutions/${name}.ts`);
  const body = (value: string): string => `import { log } from 'lab';

export function double(x: number): number {
  return ${value};
}

log('double(3)', double(3));
`;
  const block = `<Exercise id="${name}" title="${titleOf(name)}" program="${name}">
What the reader has to do.

<Solution>
The answer, and why.
</Solution>
</Exercise>
`;
  return {
    files: {
      [starter]: `${header('fails')}${body('x')}`,
      [solution]: `${header('passes')}${body('2 * x')}`,
      [check]: `import { check } from 'lab';
import { double } from 'program';

check('the double of a number', double(3) === 6, \`double(3) is 6, and yours is \${double(3)}.\`);
`,
      [page.path]: withBlock(page.text, block),
    },
    next: [`Write ${starter}, ${check} and ${solution}; npm run test:content -- -t ${name} runs them.`],
  };
}

/** A self-test at the end of a chapter that has none. */
export function newQuiz(page: PageFile): Made {
  if (/^<Quiz\b/m.test(page.text)) throw new Error(`${page.path} has a self-test already.`);
  return {
    files: { [page.path]: `${page.text.trimEnd()}\n\n${quiz(slugOf(page), questionsOfChapter)}` },
    next: [`Write the ${questionsOfChapter} questions at the end of ${page.path}.`],
  };
}
