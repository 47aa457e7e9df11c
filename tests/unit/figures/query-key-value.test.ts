import { expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { press } from '../../../src/figures/kit/frame.ts';
import { toDrawing } from '../../../src/figures/kit/plane.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';
import { equation } from '../../../src/figures/query-key-value/column.ts';
import { figure } from '../../../src/figures/query-key-value/index.ts';
import {
  type Attention,
  answer,
  ask,
  initial,
  move,
  reach,
  tokens,
} from '../../../src/figures/query-key-value/model.ts';
import { open } from '../lab/data/dataset-files.ts';

test('the tokens are six days of the data set, in standard deviations and tenths', () => {
  const irish = open('irish-wind');
  const { standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
  const wind = standardise(irish.anomalies('windSpeed'));
  const first = irish.times.findIndex((time) => time.toISOString().startsWith('1964-05-26'));
  const at = (day: number, station: number): number =>
    Math.round(10 * (wind[12 * (first + day) + station] ?? Number.NaN)) / 10 || 0;
  const [valentia, dublin, malinHead] = [1, 6, 11];
  expect(tokens).toEqual(
    tokens.map((_, day) => ({ key: [at(day, valentia), at(day, malinHead)], value: at(day, dublin) })),
  );
  expect([...irish.split().train]).toContain(first);
});

/** Shares by another way: each is 1 over the sum of what the other scores are above its own. */
function sharesOf({ query: [a, b], keys, divided }: Attention): number[] {
  const scores = keys.map(([x, y]) => (a * x + b * y) * (divided ? Math.SQRT1_2 : 1));
  return scores.map((own) => 1 / scores.reduce((sum, score) => sum + Math.exp(score - own), 0));
}

test.each([0, 1, 2, 3, 4, 5])('the answer to day %i is a mean of the values', (day) => {
  for (const divided of [true, false]) {
    const state = { ...ask(initial, day), divided };
    const { rows, mean } = answer(state);
    const wanted = sharesOf(state);
    for (const [k, { share }] of rows.entries()) expect(share).toBeCloseTo(wanted[k] ?? Number.NaN, 12);
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(
      wanted.reduce((sum, share, k) => sum + share * (tokens[k]?.value ?? Number.NaN), 0),
      12,
    );
    expect(mean).toBeLessThan(Math.max(...tokens.map(({ value }) => value)));
  }
});

test('at the start the numbers are those that a pocket calculator gives', () => {
  const { rows, all, mean } = answer(initial);
  expect(initial.query).toEqual([-1, 1.5]);
  expect(equation(initial.query, [0, 1.2], 1.8)).toBe('−1.0 × 0.0 + 1.5 × 1.2 = 1.80');
  expect(equation([-0.9, -0.6], [-1.5, -1], 1.95)).toBe('−0.9 × (−1.5) + (−0.6) × (−1.0) = 1.95');
  expect(rows[5]?.score).toBeCloseTo(1.2728, 4);
  expect(rows[5]?.power).toBeCloseTo(3.571, 3);
  expect(all).toBeCloseTo(7.12, 2);
  expect(rows[5]?.share).toBeCloseTo(0.502, 3);
  expect(mean).toBeCloseTo(0.58, 2);
});

test('a query of nothing asks all alike, and without the division the shares are more uneven', () => {
  const even = answer(move(initial, 'q', [0, 0]));
  for (const { share } of even.rows) expect(share).toBeCloseTo(1 / 6, 12);
  const most = (state: Attention): number => Math.max(...answer(state).rows.map(({ share }) => share));
  expect(most({ ...initial, divided: false })).toBeGreaterThan(most(initial));
});

test('a key at a right angle to the query has the score 0', () => {
  const { rows } = answer(move(initial, 3, [1.5, 1]));
  expect(rows[3]?.score).toBeCloseTo(0, 12);
});

test('tips go where they are dragged, and no further than the plane', () => {
  const dragged = figure.drag?.(initial, 'k4', toDrawing(reach, -0.5, 1.3)) as Attention;
  expect(dragged.keys[3]).toEqual([-0.5, 1.3]);
  expect(figure.drag?.(initial, 'q', { x: 9999, y: 9999 })).toMatchObject({ query: [reach, -reach] });
  expect(figure.drag?.(initial, 'other', { x: 0, y: 0 })).toEqual(initial);
});

test('another day asks with its own query, and keys stay where they were put', () => {
  const moved = move(initial, 0, [1, 1]);
  expect(ask(moved, 5)).toMatchObject({ asks: 5, query: [-1.2, 0], keys: moved.keys });
});

test('several arrows at once are kept', () => {
  const state = press(
    figure,
    move(move(move(ask(initial, 2), 'q', [-1, 0.3]), 0, [1, 1]), 4, [0, -2]),
    'divide',
  );
  const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, state)))) as Settings;
  expect(withSettings(figure, kept)).toEqual(state);
});

test('the words give the way to the largest share', () => {
  expect(figure.describe(initial)).toContain(
    '27 May asks with the query (−1.0, 1.5). Its largest share goes to 31 May: −1.0 × 0.0 + 1.5 × 1.2 = 1.80, which divided by √2 is 1.27',
  );
  expect(figure.describe({ ...initial, divided: false })).not.toContain('√2');
  expect(figure.describe(move(initial, 'q', [0, 0]))).toContain('All six shares are alike, 0.17.');
});
