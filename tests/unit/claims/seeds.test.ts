import { describe, expect, it } from 'vitest';
import { numberText } from '../../../src/claims/number-text.ts';
import { otherSeeds, seedOf, withSeed } from '../../../src/claims/seed-line.ts';
import { seedsLine } from '../../../src/claims/seeds-line.ts';
import { spreadText } from '../../../src/claims/spread-text.ts';

describe('the line that declares the seed', () => {
  const source = 'import x;\nconst seed = 7; // any\nconst other = seed;\n';

  it('is found and changed', () => {
    expect(seedOf(source)).toBe(7);
    expect(withSeed(source, 12)).toBe(source.replace('7', '12'));
  });

  it.each(['  const seed = 7;', 'const seed = 7 + 1;', 'let seed = 7;', `${source}const seed = 8;`])(
    'is none: %j',
    (text) => {
      expect(seedOf(text)).toBeUndefined();
      expect(() => withSeed(text, 1)).toThrow('no line const seed = 7;');
    },
  );

  it('gives way to the first whole numbers but its own', () => {
    expect(otherSeeds(2, 3)).toEqual([1, 3, 4]);
    expect(otherSeeds(40, 3)).toEqual([1, 2, 3]);
  });
});

describe('seedsLine', () => {
  it('names what scatters, to the second digit of its spread', () => {
    expect(
      seedsLine({
        seeds: [1, 2, 3],
        values: {
          'table "E" cell "network" "RMSE (K)"': [0.5, 0.6, 0.7],
          'table "E" cell "climatology" "RMSE (K)"': [0.651, 0.651, 0.651],
          'plot "Training" series "loss" last': [100, 130, 160],
          'map "M" panel "error" frame "6 h" mean': [-1, 0, 1],
          'log "best step"': [1, null, 3],
        },
      }),
    ).toBe(
      'Over 3 other seeds, mean ± standard deviation: network, RMSE (K) 0.60 ± 0.10; loss, at its end 130 ± 30; and 1 more.',
    );
  });

  it('names a panel and a frame of a map', () => {
    expect(
      seedsLine({ seeds: [1, 2, 3], values: { 'map "M" panel "error" frame "6 h" mean': [-1, 0, 1] } }),
    ).toBe('Over 3 other seeds, mean ± standard deviation: M, error, 6 h, mean 0.0 ± 1.0.');
  });

  it('names two numbers, and counts the others', () => {
    const values = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`log "n${n}"`, [n, n + 1, n + 2]]));
    expect(seedsLine({ seeds: [1, 2, 3], values })).toBe(
      'Over 3 other seeds, mean ± standard deviation: n1 2.0 ± 1.0; n2 3.0 ± 1.0; and 4 more.',
    );
  });

  it('is empty where nothing scatters', () => {
    expect(seedsLine({ seeds: [1, 2, 3], values: { 'log "x"': [1, 1, 1] } })).toBe('');
  });
});

describe('numbers in the text', () => {
  it.each([
    [0.584, 2, 1, '0.58'],
    [-0.584, 1, 1, '−0.6'],
    [-0.001, 2, 1, '0.00'],
    [467856, 0, 1, '467,856'],
    [1234.567, 1, 1, '1,234.6'],
    [0.0412, 0, 100, '4'],
    [3.218e-10, undefined, 1, '3.22×10⁻¹⁰'],
    [1185, undefined, 1, '1,185'],
    [0.58412, undefined, 1, '0.5841'],
  ])('%d with %j digits, times %d: %s', (value, digits, times, text) => {
    expect(numberText(value, { digits, times })).toBe(text);
  });

  it.each([
    [{ mean: 0.5894, spread: 0.0064 }, '0.5894 ± 0.0064'],
    [{ mean: 1500, spread: 120 }, '1,500 ± 120'],
    [{ mean: 2, spread: 0 }, '2 ± 0'],
    [{ mean: 0.651, spread: 1e-16 }, '0.651 ± 0'],
  ])('%j: %s', (scatter, text) => {
    expect(spreadText(scatter)).toBe(text);
  });
});
