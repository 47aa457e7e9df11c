import { describe, expect, test } from 'vitest';
import { runTitle } from '../../../playground/session/run-name.ts';

const program = `import { plot } from 'lab';
const hidden = 64; // @knob 1..256 log neurons
const rate = 0.02;
const seed = 7; // any
const kind = 'relu';
const layers = [64, 64];
model.add(tf.layers.dense({ units: 8, useBias: true }));
plot('loss');
`;

const nameAfter = (...changes: [string, string][]): string =>
  runTitle(
    program,
    changes.reduce((text, [was, now]) => text.replace(was, now), program),
  ).name;

describe('a run is named by what was changed', () => {
  test.each<[string, [string, string][]]>([
    ['unchanged', []],
    ['unchanged', [['0.02;', '0.02;   ']]],
    ['hidden 2', [['hidden = 64', 'hidden = 2']]],
    [
      'rate 0.2, seed 3',
      [
        ['rate = 0.02', 'rate = 0.2'],
        ['seed = 7', 'seed = 3'],
      ],
    ],
    ['rate -1e-3', [['rate = 0.02', 'rate = -1e-3']]],
    ['kind tanh', [["'relu'", "'tanh'"]]],
    ['layers [8, 8, 8]', [['[64, 64]', '[8, 8, 8]']]],
    [
      'units 4, useBias false',
      [
        ['units: 8', 'units: 4'],
        ['true', 'false'],
      ],
    ],
    [
      'hidden 2, rate 1, seed 3 and 1 more',
      [
        ['hidden = 64', 'hidden = 2'],
        ['rate = 0.02', 'rate = 1'],
        ['seed = 7', 'seed = 3'],
        ['units: 8', 'units: 4'],
      ],
    ],
  ])('%s', (name, changes) => {
    expect(nameAfter(...changes)).toBe(name);
  });

  test.each<[string, [string, string][]]>([
    ['1 line changed', [['rate = 0.02', 'rate = 0.02 * 2']]],
    ['1 line changed', [['const rate', 'let rate']]],
    // Of two changes that are no setting, both count; a setting among them is one of the lines.
    [
      '2 lines changed',
      [
        ['hidden = 64', 'hidden = 2'],
        ["plot('loss')", 'stop()'],
      ],
    ],
    ['1 line changed', [["plot('loss');", "plot('loss');\nplot('more');"]]],
    ['1 line changed', [['const rate = 0.02;\n', '']]],
    [
      '2 lines changed',
      [
        ['const hidden', '// a\nconst hidden'],
        ["plot('loss');", "plot('loss');\nplot('more');"],
      ],
    ],
  ])('%s', (name, changes) => {
    expect(nameAfter(...changes)).toBe(name);
  });

  test('a long value is cut, and a long program takes no time', () => {
    expect(nameAfter(["'relu'", `'${'x'.repeat(50)}'`])).toBe(`kind ${'x'.repeat(20)}…`);
    const long = Array.from({ length: 20_000 }, (_, i) => `a(${i});`).join('\n');
    const other = long.replaceAll('a(', 'b(');
    const began = performance.now();
    expect(runTitle(long, other).name).toBe('20000 lines changed');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

test('the seed is the one that the program declares', () => {
  expect(runTitle(program, program).seed).toBe(7);
  expect(runTitle(program, program.replace('seed = 7', 'seed = 12')).seed).toBe(12);
  expect(runTitle(program, 'tf.ones([2]);').seed).toBeUndefined();
});
