/** What `npm run new -- figure … field` starts from: a field on a grid, which one number on a rail changes. */

export const model = `/** What the reader sets, and what follows from it: no drawing, so that a test can hold it to account. */

export interface Warmth {
  /** Where the warmest place lies, as a part of the way from the left edge to the right. */
  readonly middle: number;
}

export const initial: Warmth = { middle: 0.3 };

/** The grid of the field, row by row from the top. */
export const [rows, columns] = [87, 118];

/** The highest temperature, in °C. */
export const warmest = 20;

/** The temperature in °C at parts of the way across and down: a bell around the warmest place. */
export function temperature({ middle }: Warmth, across: number, down: number): number {
  return warmest * Math.exp(-((across - middle) ** 2 + (down - 0.5) ** 2) / 0.05);
}

/** The temperature in the middle of each cell. */
export function temperatures(state: Warmth): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, k) =>
    temperature(state, ((k % columns) + 0.5) / columns, (Math.floor(k / columns) + 0.5) / rows),
  );
}
`;

/** The figure's words. */
export function words(title: string): string {
  return `/** What is read of the figure. */
export const words = {
  title: '${title}',
  about: 'A map of temperature with one warm place, which the reader moves from the left edge to the right.',
  picture: 'Temperature, with the warmest place to set',
  label: 'Place of the warmest air',
  name: 'warmest place',
  degrees: (celsius: number) => \`\${celsius} °C\`,
  field: (celsius: number) => \`Temperature, \${celsius} °C at its warmest\`,
  says: (celsius: number, place: string) => \`It is warmest, \${celsius} °C, at \${place} of the way across.\`,
} as const;
`;
}

/** The figure's \`index.ts\`. */
export function view(name: string, title: string): string {
  return `/** ${title}: a field, and a number on a rail that changes it. */
import { colourKey, field } from '../kit/field.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { plot } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { columns, initial, rows, temperatures, type Warmth, warmest } from './model.ts';
import { words } from './words.en.ts';

const axes = plot(linear([0, 1], [40, 404]), linear([0, 1], [290, 22]));
const colours = { palette: 'viridis', low: 0, high: warmest } as const;

function settings(state: Warmth) {
  return rails<Warmth, 'middle'>(
    { from: 150, to: 350, y: 398 },
    {
      middle: {
        label: words.label,
        name: words.name,
        value: state.middle,
        min: 0,
        max: 1,
        step: 0.01,
        page: 0.1,
        text: decimal(state.middle),
        set: (middle) => ({ ...state, middle }),
      },
    },
  );
}

function fields(state: Warmth) {
  const grid = { rows, columns, values: temperatures(state) };
  return { warmth: field(axes.box, grid, colours, words.field(warmest)) };
}

function drawing(state: Warmth): string {
  return (
    axes.xAxis({ at: [0, 0.5, 1], digits: 1 }) +
    colourKey('${name}-key', { x: 82, y: 330, width: 256, height: 10 }, colours, [
      [0, words.degrees(0)],
      [warmest, words.degrees(warmest)],
    ]) +
    settings(state).svg
  );
}

export const figure: Figure<Warmth> = {
  title: words.title,
  about: words.about,
  initial,
  fields,
  drawings: (state) => wide(words.picture, 424, drawing(state), fields(state)),
  describe: (state) => words.says(warmest, decimal(state.middle)),
  handles: (state) => settings(state).handles,
};
`;
}

/** The test of the figure's model. */
export function testOf(name: string): string {
  return `import { expect, test } from 'vitest';
import { figure } from '../../../src/figures/${name}/index.ts';
import {
  columns,
  initial,
  rows,
  temperature,
  temperatures,
  warmest,
} from '../../../src/figures/${name}/model.ts';

test.each([0, 0.3, 1])('it is warmest where the reader has put it: %d', (middle) => {
  expect(temperature({ middle }, middle, 0.5)).toBe(warmest);
  expect(temperature({ middle }, middle, 0.6)).toBeLessThan(warmest);
});

test('the grid has a number for each cell, the rows from the top', () => {
  const values = temperatures(initial);
  expect(values).toHaveLength(rows * columns);
  expect(values[columns - 1]).toBeCloseTo(temperature(initial, 1 - 0.5 / columns, 0.5 / rows), 5);
});

test('the words say what the rail is set to', () => {
  const state = figure.handles(initial)['middle']?.set(0.5) ?? initial;
  expect(figure.describe(state)).toBe('It is warmest, 20 °C, at 0.50 of the way across.');
});
`;
}
