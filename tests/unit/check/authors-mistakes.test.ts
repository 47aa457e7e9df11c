import { describe, expect, it } from 'vitest';
import { check, type Files, folder, insert, insertLine, page, wholeCourse } from './whole-course.ts';

const at = (line: number | string): string => `${page}:${line}  `;
const here = `${page}:${insertLine}:`;

it('a chapter with one thing of each kind has no fault', async () => {
  expect(await check(wholeCourse())).toEqual([]);
});

/** What an author writes into the chapter, the column, what is wrong, and the mend. */
const written: [string, string, number, string, string][] = [
  // MDX
  [
    'a < before a number',
    'T <5 there.',
    4,
    'A < stands before “5”, where no tag begins.',
    'write &lt; in text',
  ],
  ['a < before a letter', 'if T <T_0 then\n', 15, 'A tag begins with < here and is not ended.', 'write &lt;'],
  [
    'a comment of HTML',
    '<!-- note -->',
    2,
    'A comment of HTML cannot stand in a chapter.',
    'Write {/* … */}.',
  ],
  [
    'an autolink',
    'see <https://a.example>',
    12,
    'An address between < and > is no link here.',
    '[the words of the link]',
  ],
  ['an unclosed tag in a line', 'the <Role is="truth">sea', 5, '<Role> is not closed.', 'Write </Role>'],
  ['curly quotes', '<Aside title=“a”>\nt\n</Aside>', 14, 'has no straight quotes', 'Write name="value".'],
  ['a closing tag alone', 'a\n\n</Why>', 2, 'A closing tag stands where nothing is open.', 'Delete it'],
  [
    'braces that compute',
    'a {T + 1} b',
    3,
    '“{T + 1}” would be computed as code',
    'Write \\{ and \\} in text',
  ],
  ['braces that are no code', 'a {T + } b', 8, 'What stands in braces is read as code', 'Write \\{ and \\}'],
  ['an import', 'import x from "y"', 1, 'A chapter imports and exports nothing.', 'Delete the line'],
  // Components
  [
    'an unknown component',
    '<Playgrond program="first" />',
    1,
    '<Playgrond> is no component of this course.',
    'Did you mean “Playground”?',
  ],
  ['a style', '<style>a</style>', 1, '<style> does not belong in a chapter.', 'Write Markdown'],
  ['a script', '<script>a</script>', 1, '<script> does not belong in a chapter.', 'Write Markdown'],
  [
    'code in an attribute',
    '<span onclick="a">x</span>',
    1,
    '<span> has onclick, which is code of a page.',
    'Delete it.',
  ],
  ['an unknown prop', '<Aside titel="a">t</Aside>', 1, '<Aside> has no “titel”.', 'Did you mean “title”?'],
  [
    'a prop that is counted',
    '<Aside title="a" number="3">t</Aside>',
    1,
    '<Aside> has no “number”.',
    'There are: title.',
  ],
  ['a prop in braces', '<Aside title={2}>t</Aside>', 1, 'title of <Aside> has no text.', 'Write title="…".'],
  [
    'an unknown role',
    '<Role is="forcast">x</Role>',
    1,
    '<Role is="forcast"> is unknown.',
    'Did you mean “forecast”?',
  ],
  ['no program', '<Playground />', 1, '<Playground> has no program.', 'Write <Playground program="…">.'],
  [
    'words in a playground',
    '<Playground program="second">x</Playground>',
    1,
    '<Playground> has something between its tags.',
    'End it with />',
  ],
  [
    'an answer outside a question',
    '<Answer>\nA\n<Why>w</Why>\n</Answer>',
    1,
    '<Answer> stands outside a <Question>.',
    'Put it directly between',
  ],
  [
    'an unknown figure',
    '<Figure name="plain">A.</Figure>',
    1,
    '<Figure name="plain"> names no figure',
    'Did you mean “plane”?',
  ],
  [
    'a figure without a caption',
    '<Figure name="plane" id="b" />',
    1,
    '<Figure> has no caption.',
    'Write it between <Figure> and </Figure>.',
  ],
  [
    'an exercise without title',
    '<Exercise id="b">\nA\n<Solution>b</Solution>\n</Exercise>',
    1,
    '<Exercise> has no title.',
    'Write <Exercise title="…">.',
  ],
  [
    'an exercise without an id',
    '<Exercise title="a">\nA\n<Solution>b</Solution>\n</Exercise>',
    1,
    '<Exercise> has no id.',
    'Write <Exercise id="…">.',
  ],
  [
    'an id that is no name',
    '<Exercise id="A thing" title="a">\nA\n<Solution>b</Solution>\n</Exercise>',
    1,
    'The id “A thing” of <Exercise> is no name.',
    'Write small letters, digits and hyphens.',
  ],
  [
    'an id that counts',
    '<Figure name="plane" id="figure-2">A.</Figure>',
    1,
    'The id “figure-2” of <Figure> counts.',
    'Name what it asks',
  ],
  [
    'an exercise’s id twice',
    '<Exercise id="mend" title="a">\nA\n<Solution>b</Solution>\n</Exercise>',
    1,
    'A second exercise has the id “mend”',
    'Rename the newer one.',
  ],
  [
    'an exercise without solution',
    '<Exercise id="b" title="a">\nA\n</Exercise>',
    1,
    '<Exercise> holds 0 <Solution>.',
    'Write exactly one <Solution>',
  ],
  [
    'an equation of two formulas',
    '<Equation id="a">\n$$a$$\n\n$$b$$\n</Equation>',
    1,
    '<Equation> holds 2 formulas.',
    'Write exactly one',
  ],
  [
    'an equation without id',
    '<Equation>\n$$\na\n$$\n</Equation>',
    1,
    '<Equation> has no id.',
    'Write <Equation id="…">.',
  ],
  // Names and numbers
  [
    'an unknown work',
    '<Cite id="hornik1988" />',
    1,
    '<Cite id="hornik1988" /> names no reference',
    'Did you mean “hornik1989”?',
  ],
  [
    'an unknown equation',
    '<Eq id="layer" />',
    1,
    '<Eq id="layer" /> names no equation',
    'Give an <Equation> that id.',
  ],
  [
    'an unknown figure of the page',
    '<Fig id="map" />',
    1,
    '<Fig id="map" /> names no figure',
    'Write the name of a <Figure>',
  ],
  [
    'a figure typed by number',
    'See figure 2.',
    5,
    '“figure 2” is typed by hand',
    'Write <Fig id="its name" />',
  ],
  [
    'an equation typed by number',
    'By equation (4.1).',
    4,
    '“equation (4.1)” is typed by hand',
    'Write <Eq id="its name" />',
  ],
  [
    'a second heading of the same words',
    '## One neuron',
    1,
    'A second heading has the words “One neuron”',
    'Word one differently',
  ],
  [
    'a figure twice',
    '<Figure name="plane">A.</Figure>\n\nx',
    1,
    'A second figure has the id “plane”',
    'an id of its own',
  ],
  [
    'a playground twice',
    '<Playground program="first" />',
    1,
    'A second playground shows “first”',
    'Show it once',
  ],
  [
    'an equation’s id twice',
    '<Equation id="neuron">\n$$\na\n$$\n</Equation>',
    1,
    'A second equation has the id “neuron”',
    'Rename one',
  ],
  [
    'a heading of the first level',
    '# Top',
    1,
    'A heading of the first level is the page’s title.',
    'Begin it with ##.',
  ],
  ['a skipped level', '#### Deep', 1, 'The heading skips a level', 'Begin it with ###.'],
  // Formulas
  [
    'a command that TeX does not have',
    'a $\\wieght$',
    3,
    'KaTeX cannot draw the formula “\\wieght”',
    'Mend it as TeX',
  ],
  [
    'a display that TeX does not have',
    '$$\n\\frac{1}{2\n$$',
    1,
    'KaTeX cannot draw the formula',
    'Mend it as TeX',
  ],
  [
    'a formula broken by a list',
    'sum is $a\n- 1 = 2$ then',
    8,
    '“$a” is a formula that did not become one.',
    'Close it with a second $',
  ],
  ['raw TeX', 'the \\sigma of it', 5, '“\\sigma of it” is a formula that did not become one.', 'Close it'],
  ['an index in text', 'the x_1 of it', 5, '“x_1 of it” is a formula that did not become one.', 'Close it'],
  ['a power in text', 'or x^2', 4, '“x^2” is a formula that did not become one.', 'Close it'],
  [
    'a formula in a title',
    '<Aside title="Why $w$">\n\nA.\n\n</Aside>',
    1,
    '“$w$” is a formula that did not become one.',
    'Close it',
  ],
  // Links
  ['a link of javascript', '[a](javascript:b)', 1, 'begins with javascript:', 'Write https://….'],
  ['a link that is not encrypted', '[a](http://a.example)', 1, 'is not encrypted', 'Write https://'],
  ['a misspelt scheme', '[a](htps://a.example)', 1, 'begins with htps:', 'Write https://….'],
  ['an empty link', '[a]()', 1, 'The link “” is empty.', 'Write where it leads'],
  [
    'a relative link',
    '[a](../coads/)',
    1,
    'counts from the page it stands on',
    'from the root of the course',
  ],
];

describe('in the text', () => {
  it.each(written)('finds %s', async (_, text, column, message, mend) => {
    const found = await check({ ...wholeCourse(), [page]: insert(text) });
    const [first = '', ...others] = found.filter((line) => /:\d+:\d+ {2}/.test(line));
    expect(first).toContain(`${page}:`);
    expect(first.startsWith(here) || /A second|closing tag|before|ended/.test(first)).toBe(true);
    if (first.startsWith(here)) expect(first).toContain(`${here}${column}  `);
    expect(first).toContain(message);
    expect(first).toContain(mend);
    expect(others.filter((line) => !/is a formula that did not become one/.test(line))).toEqual([]);
  });

  it('reports a page that cannot be read once, and nothing that follows from it', async () => {
    const found = await check({ ...wholeCourse(), [page]: insert('<Aside title="a">\n\ntext\n') });
    expect(found).toEqual([
      `${here}1  <Aside> is not closed. Write </Aside> where it ends; where its text has blank lines, both tags stand on lines of their own.`,
    ]);
  });
});

const change = (file: string, from: string | RegExp, to: string): ((files: Files) => Files) => {
  return (files) => ({ ...files, [file]: (files[file] as string).replace(from, to) });
};
const add = (file: string, content: string | Uint8Array): ((files: Files) => Files) => {
  return (files) => ({ ...files, [file]: content });
};
const first = `${folder}/programs/first.ts`;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]);

/** A change of the files, and the one problem that it makes. */
const changed: [string, (files: Files) => Files, string, string][] = [
  [
    'a chapter without a self-test',
    change(page, /<Quiz>[\s\S]*<\/Quiz>/, ''),
    at('1:1'),
    'The chapter has no self-test. Write <Quiz>',
  ],
  [
    'a self-test of four questions',
    change(page, /<Question id="is-it-five">[\s\S]*?<\/Question>/, ''),
    '',
    'The self-test has 4 questions. Write 5',
  ],
  [
    'a question without an id',
    change(page, '<Question id="is-it-one">', '<Question>'),
    '',
    '<Question> has no id. Write <Question id="…">.',
  ],
  [
    'a question’s id twice',
    change(page, '"is-it-two"', '"is-it-one"'),
    '',
    'A second question has the id “is-it-one”',
  ],
  [
    'an id that another page has',
    add(
      'content/contributing/examples.mdx',
      '---\ntitle: Examples\ndescription: Of all.\n---\n\n<Figure name="plane">A plane.</Figure>\n',
    ),
    '',
    `A figure of ${page} has the id “plane” too. Give the newer one an id of its own`,
  ],
  [
    'two right answers',
    change(page, '<Answer>', '<Answer correct>'),
    '',
    '<Question> has 2 correct answers. Mark exactly one with <Answer correct>.',
  ],
  ['no right answer', change(page, '<Answer correct>', '<Answer>'), '', '<Question> has 0 correct answers.'],
  [
    'an answer without its reason',
    change(page, '<Why>Because.</Why>', ''),
    '',
    '<Answer> holds 0 <Why>. Write exactly one <Why>…</Why>',
  ],
  ['an empty page', change(page, /[\s\S]+/, ''), at(1), 'The file is empty.'],
  ['an empty program', change(first, /[\s\S]+/, ''), `${first}:1  `, 'The file is empty.'],
  ['a page in Latin-1', change(page, 'enough', 'en\ufffdugh'), `${page}:19:`, 'The file is not in UTF-8'],
  ['a page with a NUL', change(page, 'enough', 'en\0ugh'), `${page}:19:`, 'The file holds a NUL'],
  ['a page from Windows', change(page, /\n/g, '\r\n'), `${page}:1:4  `, 'The lines end as Windows ends them'],
  [
    'a program from Windows',
    change(first, /\n/g, '\r\n'),
    `${first}:1:4  `,
    'Save it with line ends of Unix (LF)',
  ],
  [
    'a comma too many in the outline',
    change('content/chapters/outline.json', ']\n  }', '],\n  }'),
    'content/chapters/outline.json:9:',
    'The file is not JSON',
  ],
  [
    'an outline without a slug',
    change('content/chapters/outline.json', /\n.*"slug".*/, ''),
    'content/chapters/outline.json:2  ',
    '0.slug',
  ],
  [
    'another title than the outline’s',
    change(page, 'title: Dense networks', 'title: Dense nets'),
    at(2),
    'The title “Dense nets” is not the one in content/chapters/outline.json, “Dense networks”. Make them the same',
  ],
  [
    'a reference that is not cited',
    change(page, ' <Cite id="hornik1989" />', ''),
    at('10:1'),
    'The reference “hornik1989” is never cited. Cite it',
  ],
  [
    'a bad address in a reference',
    change(page, /doi: .*/, 'url: nowhere'),
    at(14),
    'references[0].url: Write a whole address',
  ],
  [
    'a reference with DOI and address',
    change(page, /( +)(doi: .*)/, '$1$2\n$1url: https://a.example'),
    at(10),
    'has one of `doi`, `arxiv` and `url`',
  ],
  [
    'a reference’s id twice',
    change(page, / {2}- id: hornik1989\n( {4}.*\n)*/, '$&$&'),
    at(15),
    'A second reference has the id "hornik1989".',
  ],
  [
    'a check’s name that no check has',
    change(`${folder}/programs/mend.ts`, 'It is two', 'It is too'),
    `${folder}/programs/mend.ts:3  `,
    'is called “It is too”. Did you mean “It is two”?',
  ],
  [
    'a check where there is none',
    change(first, 'log contains "done"', 'check "a" passes'),
    `${first}:3  `,
    'the program has none',
  ],
  [
    'Python that cannot be read',
    add(`${folder}/pytorch/first.py`, '"""A sum: first.ts in PyTorch."""\n\n# %% Print\nif True\n'),
    `${folder}/pytorch/first.py:4:`,
    "Python cannot read this line: expected ':'.",
  ],
  [
    'a stray file',
    add(`${folder}/notes.txt`, 'x'),
    `${folder}/notes.txt:1  `,
    'No part of the course reads this file.',
  ],
  [
    'a picture that nobody shows',
    add(`${folder}/a.png`, png),
    `${folder}/a.png:1  `,
    'No page shows this picture.',
  ],
  [
    'a picture of many megabytes',
    (files) => ({ ...files, [page]: insert('![a](./a.png)'), [`${folder}/a.png`]: new Uint8Array(3e6) }),
    at(insertLine),
    'The image "./a.png" has 3.0 MB; 1 MB is the most. Save it smaller',
  ],
  [
    'a broken picture',
    (files) => ({ ...files, [page]: insert('![a](./a.png)'), [`${folder}/a.png`]: png }),
    at(insertLine),
    'The image "./a.png" is cut short.',
  ],
  [
    'a picture of another kind',
    (files) => ({ ...files, [page]: insert('![a](./a.jpg)'), [`${folder}/a.jpg`]: png }),
    at(insertLine),
    'The image "./a.jpg" is not what its name ends with.',
  ],
];

describe('in the files', () => {
  it.each(changed)('finds %s', async (_, edit, place, message) => {
    const before = wholeCourse();
    const found = await check(edit(before));
    // A program that changed has an old recording and the page of a new slug another table: consequences of the test.
    const causes = found.filter((line) => !/table of slides does not agree/.test(line));
    expect(causes).toHaveLength(1);
    expect(causes[0]?.startsWith(place)).toBe(true);
    expect(causes[0]).toContain(message);
  });

  it('tells the chapter in which a program is missing', async () => {
    const found = await check({
      ...wholeCourse(),
      'content/chapters/05-training/index.mdx': (wholeCourse()[page] as string).replace(
        'program="first"',
        'program="dense-networks/nope"',
      ),
    });
    expect(found.find((line) => line.includes('names no program'))).toContain(
      `Write ${folder}/programs/nope.ts`,
    );
  });

  it('judges one chapter where that is asked for', async () => {
    const files = { ...wholeCourse(), 'content/notes.txt': 'x' };
    expect(await check(files, `${folder}/`)).toEqual([]);
    expect(await check(files)).toHaveLength(1);
  });
});
