/**
 * What authors may write between `<` and `>`: every component of `src/components/`, its props and what stands between
 * its tags. `npm run check`, the build and the tables of the page "Write a chapter" are made from this list.
 */

/** A prop as the author writes it. */
export interface Prop {
  /** What it says, in a sentence. */
  about: string;
  /** `text` stands in quotes, a `flag` has no value, and a list names the words that may stand in the quotes. */
  kind: 'text' | 'flag' | readonly string[];
  required: boolean;
}

export interface ComponentSchema {
  /** What it shows, in a sentence. */
  about: string;
  props: Readonly<Record<string, Prop>>;
  /** What stands between its tags beside its parts: nothing (it ends with `/>`), words, or one formula in `$$`. */
  holds: 'nothing' | 'words' | 'formula' | 'parts only';
  /** Components that stand directly inside it, and how many. */
  parts?: Readonly<Record<string, { least: number; most: number }>>;
  /** The component that it must stand in. */
  within?: string;
}

const text = (about: string): Prop => ({ about, kind: 'text', required: true });
const optional = (prop: Prop): Prop => ({ ...prop, required: false });
const flag = (about: string): Prop => ({ about, kind: 'flag', required: false });
const words = (about: string, ...kind: string[]): Prop => ({ about, kind, required: true });
const one = { least: 1, most: 1 };
const many = Number.POSITIVE_INFINITY;

export const components: Readonly<Record<string, ComponentSchema>> = {
  Answer: {
    about: 'An answer to a question; exactly one of a question is correct.',
    props: { correct: flag('Marks the right answer.') },
    holds: 'words',
    parts: { Why: one },
    within: 'Question',
  },
  Aside: {
    about: 'A remark beside the argument that is too long for the margin.',
    props: { title: text('Its heading.') },
    holds: 'words',
  },
  ChapterList: { about: 'The contents of the course.', props: {}, holds: 'nothing' },
  Cite: {
    about: 'A citation of a work of the front matter.',
    props: { id: text('The id of the work in `references`.') },
    holds: 'nothing',
  },
  ConceptMap: {
    about: 'The ideas of the course on one map, each with its place and its program; for the last chapter.',
    props: {},
    holds: 'nothing',
  },
  DataStrip: { about: 'Four data sets with their pictures, on the first page.', props: {}, holds: 'nothing' },
  Doors: {
    about: 'Links to the first chapter and to the data, on the first page.',
    props: {},
    holds: 'nothing',
  },
  Eq: {
    about: 'The number of an equation, as a link.',
    props: { id: text('The id of the equation.') },
    holds: 'nothing',
  },
  Equation: {
    about: 'A numbered equation.',
    props: { id: text('The name by which `<Eq>` refers to it.') },
    holds: 'formula',
  },
  Exercise: {
    about: 'An exercise with its solution.',
    props: {
      id: text('Its name for good, unlike any other exercise’s: results are kept under it.'),
      title: text('Its title, without a number.'),
      program: optional(text('The starter program, checked by the file of the same name in `checks/`.')),
    },
    holds: 'words',
    parts: { Solution: one },
  },
  Fig: {
    about: 'The number of a figure, as a link.',
    props: { id: text('The id of the figure, or its name where it has none.') },
    holds: 'nothing',
  },
  Figure: {
    about: 'A figure of `src/figures/`; what stands between the tags is its caption.',
    props: {
      name: text('The folder of the figure in `src/figures/`.'),
      id: optional(text('Where links to the figure go; its name unless the course shows a figure twice.')),
    },
    holds: 'words',
  },
  Idiom: {
    about: 'One thing said in PyTorch and in TensorFlow.js, side by side, with what both computed.',
    props: { program: text('Name of the program in `programs/` and of its twin in `pytorch/`.') },
    holds: 'nothing',
  },
  MarginNote: { about: 'A date, a source or a short aside in the margin.', props: {}, holds: 'words' },
  ObservationCloud: {
    about: 'Lays all observations behind the chart of the first page.',
    props: {},
    holds: 'nothing',
  },
  ModelZoo: {
    about:
      'The models that programs of the course have saved, with their cards and the reader’s own; for the last chapter.',
    props: {},
    holds: 'nothing',
  },
  Playground: {
    about: 'A program to run and edit, with its recorded result.',
    props: {
      program: text('`name` of the chapter’s own programs, or `chapter/name`, or `datasets/id/name`.'),
      title: optional(text('Another title than the one in the program’s header.')),
      fold: flag('Gives the results the whole width, and folds the code below them.'),
    },
    holds: 'nothing',
  },
  PropsOf: {
    about: 'The table of a component’s props, on the pages for authors.',
    props: { component: text('The name of the component.') },
    holds: 'nothing',
  },
  PyTorch: {
    about:
      'The same program in PyTorch, for reading; of one with more than 180 lines the page has what it printed, and the file to download.',
    props: { file: text('A file of the chapter’s `pytorch/`.') },
    holds: 'nothing',
  },
  Question: {
    about: 'A question of the self-test.',
    props: { id: text('Its name for good, unlike any other question’s: answers are kept under it.') },
    holds: 'words',
    parts: { Answer: { least: 2, most: many } },
    within: 'Quiz',
  },
  Quiz: {
    about: 'The self-test at the end of a chapter.',
    props: { title: optional(text('Its heading where it is not “Self-test”.')) },
    holds: 'parts only',
    parts: { Question: { least: 1, most: many } },
  },
  References: {
    about: 'The list of the front matter’s works, where it does not stand at the end.',
    props: {},
    holds: 'nothing',
  },
  Role: {
    about: 'Words in the colour and line that charts give to what they name.',
    props: {
      is: words('What the words name.', 'forecast', 'truth', 'baseline', 'error'),
    },
    holds: 'words',
  },
  Set: {
    about: 'Words that set a knob of a program on the same page, and run it.',
    props: {
      program: text('The program, as in `<Playground>`.'),
      knob: text('The name of the constant.'),
      to: text('The value, as it is written in the program, without quotes.'),
    },
    holds: 'words',
  },
  Solution: {
    about: 'The answer to an exercise, closed until the reader opens it.',
    props: {},
    holds: 'words',
    within: 'Exercise',
  },
  Why: {
    about: 'Why an answer is right or wrong.',
    props: {},
    holds: 'words',
    within: 'Answer',
  },
};

/** Questions in the self-test of a chapter. */
export const questionsOfChapter = 5;
