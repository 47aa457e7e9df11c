import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Knob, parseKnobs, rewrite } from '../../../../playground/element/knobs/parse-knobs.ts';

const one = (source: string): Knob => {
  const { knobs, faults } = parseKnobs(source);
  expect(faults).toEqual([]);
  expect(knobs).toHaveLength(1);
  return knobs[0] as Knob;
};
const reasons = (source: string): string[] => parseKnobs(source).faults.map(({ reason }) => reason);

describe('what is a knob', () => {
  test('a seed with a die', () => {
    expect(one('const seed = 4; // @knob any seed')).toMatchObject({
      label: 'seed',
      turn: { kind: 'die', value: 4 },
    });
    expect(reasons('const seed = 4; // @knob any')).toEqual(['no-label']);
    expect(reasons('const seed = 4.5; // @knob any seed')).toEqual(['no-seed']);
    expect(reasons('const seed = 4; // @knob anything')).toEqual(['no-range']);
  });

  test('a number with a range', () => {
    const knob = one('\nconst hidden = 64; // @knob 1..256 log neurons in each of two layers');
    expect(knob).toMatchObject({
      name: 'hidden',
      label: 'neurons in each of two layers',
      line: 2,
      text: '64',
      turn: { kind: 'range', value: 64, range: { min: 1, max: 256, log: true, step: undefined } },
    });
  });

  test.each([
    ['1e-3', 0.001, '1e-4..1e-1 log rate'],
    ['-5', -5, '-10..10 shift'],
    ['1_000', 1000, '1_000..20_000 step 500 cells'],
    ['.5', 0.5, '.1...9 step 0.1 share'],
    ['0.3', 0.3, '0..1 step 0.1 share'],
    ['2.', 2, '0..3 count'],
  ])('%s is a number', (text, value, said) => {
    expect(one(`const a = ${text}; // @knob ${said}`)).toMatchObject({ text, turn: { value } });
  });

  test('a range without an end is none, and does not go on for ever', () => {
    expect(reasons('const a = 1; // @knob 1..2e999 log rate')).toEqual(['no-range']);
    expect(reasons('const a = 1e999; // @knob 1..2 rate')).toEqual(['no-range']);
    expect(one('const a = 1; // @knob 1e-300..1e300 log rate').turn).toMatchObject({ value: 1 });
  });

  test('it has the number of its line, however many comments stand before it', () => {
    expect(one(`${'let b; // one\n'.repeat(20_000)}const a = 1; // @knob 1..2 log rate`).line).toBe(20_001);
  });

  test('something that is on or off, and a choice of words', () => {
    expect(one('const bias = true; // @knob with a bias')).toMatchObject({
      label: 'with a bias',
      turn: { kind: 'switch', value: true },
    });
    expect(one('export const bend: string = "tanh"; // @knob relu|tanh|sigmoid activation')).toMatchObject({
      label: 'activation',
      turn: { kind: 'choice', options: ['relu', 'tanh', 'sigmoid'], value: 'tanh' },
    });
    expect(one("  const bend = 'relu' as Bend // @knob relu|tanh activation").text).toBe("'relu'");
  });

  test('none without the word, nor where the word stands in no comment of a line of code', () => {
    for (const source of [
      'const hidden = 64; // 1..256 neurons',
      'const hidden = 64; // @knobs 1..256 neurons',
      'const hidden = 64; // see @knob 1..256 neurons',
      "const text = 'const a = 1; // @knob 1..2 a';",
      '/*\nconst a = 1; // @knob 1..2 a\n*/',
      'const text = `\nconst a = 1; // @knob 1..2 a\n`;',
      `const text = \`\${[\`\nconst a = 1; // @knob 1..2 a\n\`]}\`;`,
    ])
      expect(parseKnobs(source), source).toEqual({ knobs: [], faults: [] });
  });

  test('what looks like the beginning of a string, a template or a comment hides nothing that follows', () => {
    for (const before of [
      'const form = /[`\'"/*]+/g;',
      "const text = 'it`s /*';",
      `const text = \`a \${ { b: \`c\` }.b } /* \\\` \`;`,
      'const half = a / b; const quarter = a / c; // it`s',
      "const open = 'not closed",
    ])
      expect(one(`${before}\nconst a = 1; // @knob 1..2 a`).name, before).toBe('a');
  });
});

describe('what is none says why', () => {
  test.each([
    ['let a = 1; // @knob 1..2 a', 'not-a-constant'],
    ['const a = 1, b = 2; // @knob 1..2 a', 'not-a-constant'],
    ['const a = 2 * 3; // @knob 1..9 a', 'not-a-constant'],
    ['const a = 0x10; // @knob 1..20 a', 'not-a-constant'],
    ['const a = 1__0; // @knob 1..20 a', 'not-a-constant'],
    ['// @knob 1..2 a', 'not-a-constant'],
    ['const a = 1; // @knob', 'no-range'],
    ['const a = 1; // @knob 1 .. 2 a', 'no-range'],
    ['const a = 1; // @knob relu|tanh a', 'no-range'],
    ["const a = 'b'; // @knob 1..2 a", 'no-choices'],
    ["const a = 'b'; // @knob b||c a", 'choices-unfit'],
    ["const a = 'b'; // @knob b|b a", 'choices-unfit'],
    ["const a = 'b'; // @knob c|d a", 'outside'],
    ['const a = 1; // @knob 2..1 a', 'turned-range'],
    ['const a = 1; // @knob 0..2 log a', 'log-from-zero'],
    ['const a = 1; // @knob 1..2 log step 1 a', 'log-with-step'],
    ['const a = 1; // @knob 0..2 step 0.3 a', 'step-unfit'],
    ['const a = 1; // @knob 0..2 step 0 a', 'step-unfit'],
    ['const a = 1; // @knob 0..1_000_000 a', 'step-unfit'],
    ['const a = 3; // @knob 1..2 a', 'outside'],
    ['const a = 1; // @knob 1..2 log', 'no-label'],
    ['const a = true; // @knob', 'no-label'],
    ['const a = 1; // @knob 1..2 a\n{\n  const a = 2; // @knob 1..2 b\n}', 'name-twice'],
  ])('%s', (source, reason) => {
    expect(reasons(source)).toEqual([reason]);
  });
});

describe('a turned knob', () => {
  const numbers = fc.constantFrom('64', '1e-3', '-5', '1_000', '.5', '0.25', '2.5E+1');
  const before = fc.constantFrom('', "const s = '1e-3 64'; // 64\n", '/* 64 */\n', '// 1_000 -5\n\n', '\r\n');
  const range = fc.constantFrom('-2000..2000', '-2e3..2e3 step 0.5');

  test('changes its value and no other character; parsed again it has the new value', () => {
    fc.assert(
      fc.property(numbers, before, before, range, fc.nat(4000), (text, above, below, said, place) => {
        const head = `${above}const  a : number =  `;
        const tail = ` ; //  @knob ${said}  ${text} of ${text}\n${below}`;
        const source = head + text + tail;
        const knob = one(source);
        if (knob.turn.kind !== 'range') throw new Error('no range');
        const value = knob.turn.scale.at(place);
        const turned = rewrite(source, knob, value);
        if (value !== knob.turn.value) expect(turned).toBe(`${head}${value}${tail}`);
        const again = one(turned);
        expect(again.turn).toMatchObject({ value });
        expect(again.label).toBe(knob.label);
        expect(rewrite(turned, again, value)).toBe(turned);
      }),
    );
  });

  test('is not written anew for the value that it has', () => {
    const source = 'const a = 1e-3; // @knob 0.001..1 log a';
    expect(rewrite(source, one(source), 0.001)).toBe(source);
  });

  test('keeps the quotes of a word', () => {
    for (const quote of ["'", '"']) {
      const source = `const a = ${quote}b${quote}; // @knob b|c a`;
      expect(rewrite(source, one(source), 'c')).toBe(`const a = ${quote}c${quote}; // @knob b|c a`);
    }
    const off = 'const a = true; // @knob a';
    expect(rewrite(off, one(off), false)).toBe('const a = false; // @knob a');
  });

  test('whatever stands there, parsing comes to an end and finds values where they stand', () => {
    const piece = fc.constantFrom(
      '`',
      '${',
      '}',
      "'",
      '"',
      '/',
      '/*',
      '*/',
      '//',
      '\\',
      '\n',
      'const a = 1; // @knob 1..2 a',
      ' ',
      '(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        for (const { from, text } of parseKnobs(source).knobs)
          expect(source.slice(from, from + text.length)).toBe(text);
      }),
    );
  });
});
