import { coveragePath, coverageTable } from '../../../src/commands/check/coverage.ts';
import { format } from '../../../src/commands/check/project.ts';
import { applyRules } from '../../../src/commands/check/rules.ts';
import { components } from '../../../src/schemas/components.ts';
import { chapter, chapterPath, program, project } from './fixture.ts';

export type Files = Record<string, string | Uint8Array>;

export const folder = 'content/chapters/04-dense-networks';
export const page = chapterPath;

const question = (text: string): string => `<Question id="is-it-${text.slice(0, -1).toLowerCase()}">
${text}

<Answer>
No.
<Why>Because.</Why>
</Answer>

<Answer correct>
Yes.
<Why>Because.</Why>
</Answer>
</Question>
`;

/** Line of the page at which `insert` puts an author's text. */
export const insertLine = 21;

const whole = chapter(`A network of one hidden layer is enough <Cite id="hornik1989" />.

INSERT

<Equation id="neuron">
$$
y = \\sigma(w x + b)
$$
</Equation>

Equation <Eq id="neuron" /> is drawn in figure <Fig id="plane" />.

<Figure name="plane">A plane.</Figure>

<Playground program="first" />

<PyTorch file="first.py" />

<Exercise id="mend" title="Mend it" program="mend">
Mend it.
<Solution>Like this.</Solution>
</Exercise>

<Quiz>
${['One?', 'Two?', 'Three?', 'Four?', 'Five?'].map(question).join('\n')}</Quiz>`);

/** A chapter with one thing of each kind, which has no fault. */
export function wholeCourse(): Files {
  const first = program();
  const files: Files = {
    'content/chapters/outline.json': JSON.stringify(
      [
        {
          chapter: 4,
          slug: 'dense-networks',
          title: 'Dense networks',
          about: 'One.',
          slides: ['Neuron deconstructed'],
        },
      ],
      null,
      2,
    ),
    [page]: whole.replace('INSERT', 'Text.'),
    [`${folder}/programs/first.ts`]: first,
    [`${folder}/pytorch/first.py`]: '"""A sum: first.ts in PyTorch."""\n\n# %% Print\nprint(1)\n',
    [`${folder}/programs/mend.ts`]: program('export const a = 1;', 'check "It is two" fails'),
    [`${folder}/solutions/mend.ts`]: program('export const a = 2;', 'check "It is two" passes'),
    [`${folder}/checks/mend.ts`]: "import { check } from 'lab';\ncheck('It is two', () => {});\n",
    'src/figures/plane/index.ts': '',
    ...Object.fromEntries(Object.keys(components).map((name) => [`src/components/${name}.astro`, ''])),
  };
  return { ...files, [coveragePath]: coverageTable(project(files)) };
}

/** The page with an author's text at `insertLine`. */
export function insert(text: string): string {
  return whole.replace('INSERT', text);
}

/** What `npm run check` says of the files, aside from types and recordings, which take a compiler and a browser. */
export async function check(files: Files, scope?: string): Promise<string[]> {
  const types = { isClean: () => true, add: () => undefined };
  const problems = await applyRules({ ...project(files), types, ...(scope !== undefined && { scope }) });
  // Recordings need a browser, what a twin printed a Python.
  return problems
    .map(format)
    .filter((line) => !/has no recorded result|The twin has never been run/.test(line));
}
