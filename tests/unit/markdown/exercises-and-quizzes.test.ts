import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

const answer = (text: string, correct = '') =>
  `<Answer${correct}>\n${text}\n<Why>Because ${text}.</Why>\n</Answer>\n\n`;
const question = (answers: string) => `<Question id="what">\nWhat?\n\n${answers}</Question>`;

describe('quizzes', () => {
  test('name the answers of a question alike and each on its own', async () => {
    const code = await compile(`<Quiz>\n${question(answer('a') + answer('b', ' correct'))}\n</Quiz>`);
    expect(code.match(/group: "what"/g)).toHaveLength(2);
    expect(code.match(/slot: "why"/g)).toHaveLength(2);
    expect(code.match(/slot: "text"/g)).toHaveLength(1);
  });

  test('name an answer by its words, wherever it stands, and by others when it says something else', async () => {
    const names = async (answers: string): Promise<(string | undefined)[]> => {
      const code = await compile(`<Quiz>\n${question(answers)}\n</Quiz>`);
      return [...code.matchAll(/\bid: "(a-\w+)"/g)].map(([, id]) => id);
    };
    const [a, b] = await names(answer('a') + answer('b', ' correct'));
    expect(await names(answer('new') + answer('b', ' correct') + answer('a'))).toEqual([
      expect.not.stringMatching(`^(${a}|${b})$`),
      b,
      a,
    ]);
    expect(new Set(await names(answer('a') + answer('a', ' correct'))).size).toBe(2);
  });

  test.each([
    ['no id', '<Question>\nWhat?\n</Question>', 1, '<Question> has no id.'],
    ['no right answer', question(answer('a') + answer('b')), 1, '2 answers, 0 of them correct'],
    [
      'two right answers',
      `\n${question(answer('a', ' correct') + answer('b', ' correct'))}`,
      2,
      '2 of them correct',
    ],
    ['one answer', question(answer('a', ' correct')), 1, '1 answers'],
    ['an answer unexplained', question(`${answer('a')}<Answer correct>\nb\n</Answer>\n`), 9, 'has no <Why>'],
    [
      'a question without words',
      `<Question id="what">\n${answer('a')}${answer('b', ' correct')}</Question>`,
      1,
      'has no text',
    ],
  ])('stop the build on %s, with file and line', async (_, text, line, reason) => {
    await expect(compile(text)).rejects.toThrow(`index.mdx:${line}: `);
    await expect(compile(text)).rejects.toThrow(reason);
  });
});

describe('exercises and figures', () => {
  test('are counted within their chapter', async () => {
    const code = await compile(
      '<Exercise title="One" />\n\n<Exercise title="Two" />\n\n<Figure name="a" />\n\n<Figure name="b" />',
    );
    expect(code.match(/number: "4\.\d"/g)).toEqual([
      'number: "4.1"',
      'number: "4.2"',
      'number: "4.1"',
      'number: "4.2"',
    ]);
  });

  test('a reference prints the number of the figure it names, before the figure or after', async () => {
    const code = await compile(
      'See <Fig id="again" />.\n\n<Figure name="a" />\n\n<Figure name="a" id="again" />\n\nAnd <Fig id="a" />.',
    );
    expect(code.match(/number: "4\.\d"/g)).toEqual([
      'number: "4.2"',
      'number: "4.1"',
      'number: "4.2"',
      'number: "4.1"',
    ]);
  });

  test('a reference to a figure that is not there stops the build, with the names that are', async () => {
    await expect(compile('<Figure name="a" />\n\nSee <Fig id="b" />.')).rejects.toThrow(
      'index.mdx:3: <Fig id="b" /> names no figure of this page. It has: a.',
    );
  });

  test('a solution goes to its place after the program', async () => {
    const code = await compile('<Exercise title="One">\nDo it.\n<Solution>Done.</Solution>\n</Exercise>');
    expect(code).toMatch(/slot: "solution"/);
  });
});
