import { type Knob, parseKnobs, type Reason } from '../../../playground/element/knobs/parse-knobs.ts';
import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';

type Fault = Pick<Problem, 'message' | 'mend'>;

const example = 'const rate = 0.01; // @knob 0.001..1 log learning rate';

const faults: Record<Reason, Fault> = {
  'not-a-constant': {
    message: 'A knob turns a constant whose value is written in its line; this line is none.',
    mend: `Write one constant with a number, true, false or a quoted word: ${example}.`,
  },
  'no-range': {
    message: 'The knob of a number says from where to where it goes.',
    mend: `Write the range behind @knob, without spaces: ${example}.`,
  },
  'no-seed': {
    message: 'A die rolls whole numbers of up to nine digits; this constant is none.',
    mend: 'Write such a number, or a range behind @knob: const seed = 4; // @knob any seed.',
  },
  'no-choices': {
    message: 'The knob of a word says which words there are to choose from.',
    mend: "Write them behind @knob: const bend = 'tanh'; // @knob relu|tanh activation.",
  },
  'choices-unfit': {
    message: 'A word to choose is empty, stands there twice, or has a quote or a backslash in it.',
    mend: 'Write them without quotes and spaces, a bar between two: relu|tanh|sigmoid.',
  },
  'turned-range': {
    message: 'The range of the knob ends before it begins.',
    mend: 'Write the smaller number first: 1..256.',
  },
  'log-from-zero': {
    message: 'A logarithmic range begins above zero.',
    mend: 'Raise its lower end, or remove log.',
  },
  'log-with-step': {
    message: 'A logarithmic range has stops of its own; a step means nothing there.',
    mend: 'Remove log or the step.',
  },
  'step-unfit': {
    message: 'The step does not lead from one end of the range to the other in 1 to 10,000 steps.',
    mend: 'Write a step that the range is a multiple of: 0..1 step 0.1.',
  },
  outside: {
    message: 'The program’s own value is none that its knob has.',
    mend: 'Widen the range, or add the word to those to choose from.',
  },
  'no-label': {
    message: 'The knob has no words to stand beside it.',
    mend: `Say at the end of the line what the constant is: ${example}.`,
  },
  'name-twice': {
    message: 'Two knobs turn constants of one name, and the page knows them by it.',
    mend: 'Rename one of the constants.',
  },
};

/** Annotations `// @knob` of programs can be read, and a reader who has turned a knob can turn it back. */
export function knobs(project: Project): Problem[] {
  return programFiles(project)
    .filter(({ folder }) => folder === 'programs')
    .flatMap(({ path: file }) => {
      const source = project.text.get(file) ?? '';
      const read = parseKnobs(source);
      return [
        ...read.faults.map(({ reason, line }) => ({ file, line, ...faults[reason] })),
        ...read.knobs.flatMap((knob) => betweenStops(file, knob)),
        ...unread(file, source, new Set([...read.knobs, ...read.faults].map(({ line }) => line))),
      ];
    });
}

/** A slider that does not stop at the program's own value does not lead back to it. */
function betweenStops(file: string, { turn, line, text }: Knob): Problem[] {
  if (turn.kind !== 'range') return [];
  const near = turn.scale.at(turn.scale.near(turn.value));
  if (near === turn.value) return [];
  const message = `The slider does not stop at ${text}: once moved, it could not be set back.`;
  const mend = turn.range.log
    ? `The nearest stop is ${near}: take it, or make ${text} an end of the range.`
    : `The nearest stop is ${near}: take it, or give a step that leads to ${text}.`;
  return [{ file, line, message, mend }];
}

/** The word stands where no knob is read from it. */
function unread(file: string, source: string, read: ReadonlySet<number>): Problem[] {
  return source.split('\n').flatMap((text, index) => {
    if (!text.includes('@knob') || read.has(index + 1)) return [];
    const message = '@knob is read only where it begins the // comment behind a constant.';
    return [{ file, line: index + 1, message, mend: `Write ${example}.` }];
  });
}
