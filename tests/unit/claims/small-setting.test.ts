import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/claims/header.ts';
import { withSeed } from '../../../src/claims/seed-line.ts';
import { withSmall } from '../../../src/claims/small-lines.ts';
import { parseSmall, smallText } from '../../../src/claims/small-setting.ts';

const code = `const seed = 7; // any
const epochs = 1_000; // @knob 1..1000 passes
const rate = 0.1;
  const inner = 3;
for await (const _ of steps(300)) epochs;
`;
const program = (small: string, expected = 'plot "Loss" series "a" last < 1'): string =>
  `/**\n * @title A\n * @expect log contains "steps(300)"\n * @small ${small}\n * @expect-small ${expected}\n */\n${code}`;

describe('withSmall', () => {
  it('changes constants by their names, and other code by its text, but not the header', () => {
    const source = program('epochs = 4,\n *   rate = 2e-1, "steps(300)" = "steps(20)"');
    expect(withSmall(source)).toBe(
      source
        .replace('epochs = 1_000;', 'epochs = 4;')
        .replace('rate = 0.1;', 'rate = 2e-1;')
        .replace('of steps(300)', 'of steps(20)'),
    );
  });

  it('leaves the seed to be changed', () => {
    const short = withSeed(withSmall(program('epochs = 4')), 12);
    expect(short).toContain('const seed = 12; // any\nconst epochs = 4; // @knob 1..1000 passes\n');
  });

  it('refuses a program without @small', () => {
    expect(() => withSmall('/** @title A */\n')).toThrow('no line @small');
  });
});

it.each(['epochs = 4, rate = 0.5', '"steps(300)" = "steps(20)", "[1, 2]" = "[1]"'])(
  'is written as read: %s',
  (text) => {
    expect(smallText(parseSmall(text))).toBe(text);
  },
);

describe('a header', () => {
  const faults = (source: string): string[] =>
    readHeader(source).faults.map(({ line, message, mend }) => `${line}  ${message} ${mend}`);

  it('is whole', () => {
    const { small, smallExpectations, expectations, faults } = readHeader(program('epochs = 4'));
    expect(small).toEqual([{ kind: 'constant', name: 'epochs', value: '4' }]);
    expect(smallExpectations).toMatchObject([{ line: 5, operator: '<', right: 1 }]);
    expect(expectations).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it.each([
    ['passes = 4', '@small names passes, which no line declares. Write one line const passes = …;'],
    ['inner = 4', '@small names inner, which no line declares.'],
    ['epochs = 1000', '@small gives epochs the value that it has.'],
    ['seed = 1', '@small sets the seed.'],
    ['"steps(200)" = "steps(2)"', '@small names "steps(200)", which no place of the program has.'],
    ['"const " = "let "', '@small names "const ", which more than one place of the program has.'],
    ['"steps(300)" = "steps(300)"', '@small gives steps(300) the value that it has.'],
    [
      'epochs: 4',
      '"@small epochs: 4" cannot be read: it cannot be read from here on: epochs: 4. Write @small epochs = 4',
    ],
    ['epochs = 4 rate = 1', 'it cannot be read from here on: epochs = 4 rate = 1.'],
    ['', '"@small " cannot be read: it names nothing.'],
  ])('does not say @small %s', (small, fault) => {
    expect(faults(program(small))).toEqual([expect.stringContaining(fault)]);
    expect(faults(program(small))[0]).toMatch(/^4 {2}/);
  });

  it('does not name a constant that is declared twice', () => {
    expect(faults(`${program('rate = 1')}const rate = 2;\n`)).toEqual([
      expect.stringContaining('4  @small names rate, which more than one line declares.'),
    ]);
  });

  it.each([
    ['log contains "done"', 'is not about numbers of one run. Bound a loss'],
    ['check "shape" passes', 'is not about numbers of one run.'],
    ['log "a" < 1 in every seed', 'is not about numbers of one run.'],
    ['mean over seeds of log "a" < 1', 'is not about numbers of one run.'],
    ['loss < 1', '"@expect-small loss < 1" cannot be read'],
  ])('does not say @expect-small %s', (expected, fault) => {
    expect(faults(program('epochs = 4', expected))).toEqual([expect.stringContaining(fault)]);
  });

  it('expects something of the short run, and of none without one', () => {
    const without = (tag: string): string =>
      program('epochs = 4').replace(new RegExp(` \\* ${tag} .*\n`), '');
    expect(faults(without('@expect-small'))).toEqual([
      '4  The header expects nothing of the short run. Add a line @expect-small that bounds its loss or error.',
    ]);
    expect(faults(without('@small'))).toEqual([
      '4  The header expects something of a short run, and says of none what it changes. Add a line @small epochs = 4.',
    ]);
  });
});
